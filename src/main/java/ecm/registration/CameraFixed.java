package ecm.registration;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.base.Warning;
import ecm.registration.estimator.DriftTask;
import ecm.registration.estimator.Measurement;
import ecm.registration.joint.Guidance;
import ecm.registration.match.FirstFrames;
import ecm.registration.template.Match;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Whether pixels that stand still on the camera, and not the sample, decided a drift.
 *
 * <p>Pixels of the mean of up to 64 frames as recorded that exceed the brightest of their eight
 * neighbours by more than eight robust standard deviations of a pixel about its neighbours are left
 * out, and the drift is measured again. Nothing is said if the drift stays, or the rest of the
 * pixels does not fix it: so of a sample that is still. Otherwise each frame that came to lie
 * elsewhere is matched, without those pixels, with the mean of the frames aligned by either drift;
 * that the correlation rises in the mean by four standard errors is the sign. A stack that is not
 * in memory is not looked at: it would have to be read once more.
 */
final class CameraFixed {

  /** Share of the frames that must lie elsewhere without the pixels. */
  private static final double MOVED = 0.05;

  private static final double OUTLIER = 8;
  private static final int SAMPLED = 64;

  /** Least rise of the mean correlation by the other drift. */
  private static final double RISE = 0.005;

  /** And in standard errors of it. */
  private static final double SIGNIFICANT = 4;

  /** Standard deviation of a frame's place beyond which the rest fixes nothing [px]. */
  private static final double KNOWN = 1;

  /** Measures a stack in the way the drift in question was. */
  @FunctionalInterface
  interface Again {
    /** The result and what it rests on. */
    Found measure(FrameStack stack, Progress progress);
  }

  /**
   * A measurement.
   *
   * @param result the drift
   * @param measured what it rests on
   */
  record Found(RegistrationResult result, Measurement measured) {}

  private CameraFixed() {}

  /** One warning if such pixels decided. */
  static Optional<Warning> warning(
      FrameStack stack, RegistrationParameters parameters, Found found, Again again, Progress p) {
    if (!stack.isInMemory()) {
      return Optional.empty();
    }
    boolean[] outliers = outliers(stack, p);
    int count = (int) IntStream.range(0, outliers.length).filter(i -> outliers[i]).count();
    if (count == 0) {
      return Optional.empty();
    }
    FrameStack without = new FramesWithout(stack, outliers);
    try {
      Found other = again.measure(without, p);
      Guidance guidance = other.measured().guidance();
      Drift one = found.result().drift();
      Drift two = other.result().drift();
      int[] moved = moved(one, two);
      boolean known = guidance.x() < KNOWN && guidance.y() < KNOWN;
      if (!known || moved.length <= MOVED * one.frames()) {
        return Optional.empty();
      }
      double[] before = quality(without, parameters, one, p);
      double[] after = quality(without, parameters, two, p);
      double[] rise = Arrays.stream(moved).mapToDouble(t -> after[t] - before[t]).toArray();
      return isRise(rise) ? Optional.of(warning(count, moved.length, rise)) : Optional.empty();
    } catch (InvalidInput e) {
      // the rest of the pixels places no frame
      return Optional.empty();
    }
  }

  private static boolean isRise(double[] rise) {
    StandardDeviation sd = new StandardDeviation();
    double mean = StatUtils.mean(rise);
    return mean > RISE && mean > SIGNIFICANT * sd.evaluate(rise) / Math.sqrt(rise.length);
  }

  private static Warning warning(int count, int moved, double[] rise) {
    return Warning.warning(
        Warning.Kind.DRIFT,
        String.format(
            Locale.ROOT,
            "pixels fixed to the camera decided the drift: without the %d pixels that stand out of"
                + " their neighbours %d frames lie elsewhere, where they match better (correlation"
                + " higher by %.3f)",
            count,
            moved,
            StatUtils.mean(rise)),
        "take the defective pixels out before registration, and analyse again");
  }

  /** Frames, good in both, that lie more than half a pixel apart. */
  private static int[] moved(Drift one, Drift two) {
    return IntStream.range(0, one.frames())
        .filter(t -> !one.bad()[t] && !two.bad()[t])
        .filter(
            t ->
                Math.abs(one.dx()[t] - two.dx()[t]) > 0.5
                    || Math.abs(one.dy()[t] - two.dy()[t]) > 0.5)
        .toArray();
  }

  /** The quality of each frame's match with the mean of the frames aligned by a drift. */
  private static double[] quality(
      FrameStack stack, RegistrationParameters parameters, Drift drift, Progress progress) {
    FirstFrames first = FirstFrames.read(stack, parameters.filter(), progress);
    DriftTask task = new DriftTask(first, parameters.guiding(), 1, 1);
    Match[] matches = task.evaluated(drift.dx(), drift.dy(), progress).matches();
    return Arrays.stream(matches).mapToDouble(m -> m == null ? 0 : m.quality()).toArray();
  }

  private static boolean[] outliers(FrameStack stack, Progress progress) {
    double[] mean = mean(stack, progress);
    int width = stack.width();
    double[] excess = new double[mean.length];
    double[] about = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int n = 0;
      for (int y = Math.max(0, i / width - 1);
          y <= Math.min(stack.height() - 1, i / width + 1);
          y++) {
        for (int x = Math.max(0, i % width - 1); x <= Math.min(width - 1, i % width + 1); x++) {
          double v = mean[y * width + x];
          if (y * width + x != i && !Double.isNaN(v)) {
            highest = Math.max(highest, v);
            sum += v;
            n++;
          }
        }
      }
      excess[i] = mean[i] - highest;
      about[i] = mean[i] - sum / n;
    }
    double limit = OUTLIER * Quantiles.robustSd(about);
    boolean[] outliers = new boolean[mean.length];
    for (int i = 0; i < mean.length; i++) {
      outliers[i] = excess[i] > limit;
    }
    return outliers;
  }

  /** The mean of some frames as recorded; NaN where one of them holds no data. */
  private static double[] mean(FrameStack stack, Progress progress) {
    double[] mean = new double[stack.width() * stack.height()];
    int step = Math.max(1, stack.frames() / SAMPLED);
    for (int t = 0; t < stack.frames(); t += step) {
      progress.check();
      if (stack.coverage().isValid(t)) {
        float[] frame = stack.frame(t);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += frame[i];
        }
      }
    }
    return mean;
  }
}
