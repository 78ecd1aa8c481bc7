package ecm.pipeline.parts;

import ecm.base.InvalidInput;
import ecm.pipeline.maps.MapEstimator;
import java.util.List;
import java.util.stream.Collectors;

/** The estimators of maps there are. A new one is a class and an entry here. */
public final class MapEstimations {

  /** By the curve fit. */
  public static final MapEstimation FIT = new CurveFitEstimation();

  /** All, the default first. */
  private static final List<MapEstimation> ALL = List.of(new LikelihoodEstimation(), FIT);

  private MapEstimations() {}

  /** Their names, the default first. */
  public static List<String> names() {
    return ALL.stream().map(e -> e.id().name()).toList();
  }

  /**
   * The estimator of a name.
   *
   * @param name as in {@code estimator=likelihood}
   * @throws InvalidInput if there is none: names all
   */
  public static MapEstimation named(String name) {
    return ALL.stream()
        .filter(e -> e.id().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    names().stream()
                        .collect(
                            Collectors.joining(
                                ", ", "estimator is '" + name + "'; allowed: ", ""))));
  }

  /** The estimator that was asked for. */
  public static MapEstimation of(MapEstimator asked) {
    return named(asked.name());
  }
}
