package ecm.kww;

import ecm.base.Extensions;
import ecm.base.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of a decay that the suite knows, and those that other jars add. */
public final class DecayModels {

  private static final List<DecayModel> BUILT_IN =
      List.of(StretchedExponential.MODEL, TwoProcesses.MODEL);

  private DecayModels() {}

  /** All of them; the first is the one of the paper. */
  public static List<DecayModel> all() {
    return Stream.concat(BUILT_IN.stream(), Extensions.of(DecayModel.class).stream()).toList();
  }

  /**
   * A model by its name.
   *
   * @throws InvalidInput if there is none of that name: lists those there are
   */
  public static DecayModel named(String name) {
    return all().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "model is '"
                        + name
                        + "'; allowed: "
                        + all().stream().map(DecayModel::name).collect(Collectors.joining(", "))));
  }
}
