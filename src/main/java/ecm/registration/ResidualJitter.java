package ecm.registration;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Locale;

/**
 * By how much a frame of an aligned stack is displaced from the frames about it: what registration
 * has left, told from the speckle itself, which changes little from frame to frame.
 *
 * <p>With x = (I + c)^(1/2), smoothed by a pixel, and R_t the mean of x over up to 8 frames before
 * and after, weighted by one over their distance in time, the displacement u_t minimises
 *
 * <pre>  sum over pixels of (x_t - R_t + u_t . grad R_t)^2.</pre>
 *
 * All frames are moved back by 0.8 of it, and measured again until nothing moves. Whether there is
 * jitter at all is told by two sets of pixels, the fields of a chessboard, which share the
 * displacement but neither counts nor changes of the speckle: the covariance of what both give is
 * the variance s^2 of the jitter, a quarter of the variance of their difference that of the error e
 * of both together. What is undone is u_t s^2 / (s^2 + e^2). Displacements that last longer than
 * some frames are not seen.
 *
 * @param sd s, the standard deviation of the displacement along one axis [px]; 0 if none stands out
 * @param error e, the standard error of the displacement of one frame along one axis [px]
 * @param dx displacement of each frame to the right that is undone [px]
 * @param dy downwards [px]
 * @param offset c [units of intensity]
 * @param reason why sd is not known, without full stop; empty if it is
 */
public record ResidualJitter(
    double sd, double error, double[] dx, double[] dy, double offset, String reason) {

  /** Less adds less than a seventh to the noise of ten counts, for a speckle of 2 px. */
  private static final double LEAST = 0.08;

  /** The variance must be so many times its standard error. */
  private static final double SIGNIFICANT = 6;

  /** Of each step: whole steps overshoot, as the frames about one are displaced as well. */
  private static final double SHARE = 0.8;

  private static final int MOST_ROUNDS = 12;
  private static final double SETTLED = 0.004;

  /** Nothing is known of the jitter, and nothing undone. */
  public static ResidualJitter unknown(String why) {
    return new ResidualJitter(Double.NaN, Double.NaN, new double[0], new double[0], 0, why);
  }

  /**
   * Measures a stack.
   *
   * @param stack aligned frames, background taken off
   * @param mask the sample
   * @param speckle FWHM of |mu|^2 [px]
   * @param progress told of the frames read
   */
  public static ResidualJitter measure(
      FrameStack stack, Mask mask, double speckle, Progress progress) {
    try {
      JitterWindow window = JitterWindow.of(stack, mask, speckle, progress);
      JitterSteps total = JitterSteps.none(stack.frames());
      JitterSteps last = total;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        progress.check();
        last = window.steps(total);
        double found = Math.sqrt(Math.max(0, total.plus(last).shared(window.frames())));
        if (round == 0 && !(found > LEAST)) {
          break;
        }
        total = total.moved(last, SHARE);
        if (last.size(window.frames()) < SETTLED) {
          break;
        }
      }
      return judged(total.plus(last), window);
    } catch (InvalidInput e) {
      return unknown(e.getMessage());
    }
  }

  private static ResidualJitter judged(JitterSteps found, JitterWindow window) {
    double variance = found.shared(window.frames());
    double ofSets = found.noise(window.frames());
    double noise = ofSets * window.share();
    double uncertain =
        Math.sqrt(ofSets * (ofSets + 2 * Math.max(0, variance)) / window.frames().length);
    boolean clear = variance > SIGNIFICANT * uncertain && variance > Math.max(LEAST * LEAST, noise);
    double kept = clear ? variance / (variance + noise) : 0;
    return new ResidualJitter(
        clear ? Math.sqrt(variance) : 0,
        Math.sqrt(noise),
        scaled(found.all()[0], kept),
        scaled(found.all()[1], kept),
        window.offset(),
        "");
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  /**
   * The frames with the jitter undone, as far as there is any; they are held in memory where that
   * suffices.
   *
   * @param intensities the stack that was measured
   * @param progress told of the frames done
   */
  public FrameStack undone(FrameStack intensities, Progress progress) {
    return sd > 0 ? SteadiedFrames.of(intensities, dx, dy, offset, progress) : intensities;
  }

  /** What was found and done, for the log. */
  public String sentence() {
    if (!reason.isEmpty()) {
      return "jitter: " + reason;
    }
    return sd > 0
        ? String.format(
            Locale.ROOT,
            "jitter: frames are displaced by %.2f px (rms along an axis) from those about them; for"
                + " the likelihood this was undone",
            sd)
        : "jitter: none was found that matters";
  }
}
