package ecm.command.base;

import ecm.base.Progress;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.parts.MapEstimation;
import ecm.pipeline.parts.MapEstimations;
import java.util.function.Function;

/**
 * Work on maps by the estimator that was asked for; where the likelihood cannot map, by the curve
 * fit, which the log then says.
 *
 * @param estimator likelihood or fit
 * @param work gives a reason where the likelihood cannot map, and never for the curve fit
 */
public record Estimating<T>(String estimator, Function<MapEstimation, Maybe<T>> work) {

  public T run(String title, Progress progress) {
    Maybe<T> done = work.apply(MapEstimations.named(estimator));
    if (done.value().isPresent()) {
      return done.value().get();
    }
    progress.log(
        title + ": the likelihood cannot be used: " + done.reason() + "; the curve fit is");
    return work.apply(MapEstimations.FIT).value().orElseThrow();
  }
}
