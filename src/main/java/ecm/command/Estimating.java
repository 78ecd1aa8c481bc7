package ecm.command;

import ecm.pipeline.MapEstimator;
import ecm.pipeline.Maybe;
import ecm.progress.Progress;
import java.util.function.Function;

/**
 * Work on maps by the estimator that was asked for; where the likelihood cannot map, by the curve
 * fit, which the log then says.
 *
 * @param estimator likelihood or fit
 * @param work gives a reason where the likelihood cannot map, and never for the curve fit
 */
record Estimating<T>(String estimator, Function<MapEstimator, Maybe<T>> work) {

  T run(String title, Progress progress) {
    Maybe<T> done = work.apply(Choice.of(MapEstimator.class, estimator));
    if (done.value().isPresent()) {
      return done.value().get();
    }
    progress.log(
        title + ": the likelihood cannot be used: " + done.reason() + "; the curve fit is");
    return work.apply(MapEstimator.FIT).value().orElseThrow();
  }
}
