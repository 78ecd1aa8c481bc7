package ecm.pipeline.fourpoint;

import ecm.base.InvalidInput;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.FourPointRequest;
import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The lags of the four-point function's plane, beside that at which xi is fitted.
 *
 * @param longest all lags to this one [s], of pairs 20 log-spaced ones; 0 for twice tau
 * @param times the lags [s] instead; empty for all
 */
public record PlaneLags(double longest, double[] times) {

  /** All lags to twice tau. */
  public static final PlaneLags DEFAULT = new PlaneLags(0, new double[0]);

  private static final int LAGS_OF_PAIRS = 20;
  private static final int SHORTEST_RANGE = 10;

  /**
   * From what a user gives.
   *
   * @param maxLag longest lag [s]; 0 if not given
   * @param times lags [s], with commas, semicolons or spaces between them; empty if not given
   * @throws InvalidInput if one is not a number over 0, or both are given
   */
  public static PlaneLags parse(double maxLag, String times) {
    String list = times.strip();
    if (list.isEmpty()) {
      return new PlaneLags(maxLag, new double[0]);
    }
    if (maxLag != 0) {
      throw new InvalidInput(
          "times and maxLag are both set; give the lags as times, or maxLag for all up to that one");
    }
    return new PlaneLags(
        0, Arrays.stream(list.split("[,;\\s]+")).mapToDouble(PlaneLags::time).toArray());
  }

  private static double time(String text) {
    double time = Double.NaN;
    try {
      time = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // said below, with what is neither finite nor over 0
    }
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(
          "times has '" + text + "'; allowed: lags in seconds over 0, such as 0.5, 1, 2");
    }
    return time;
  }

  /**
   * The lags in frames, ascending, with that at which xi is fitted.
   *
   * @throws InvalidInput if one is beyond the record, or the longest is shorter than tau
   */
  int[] of(FrameStack stack, FourPointForm form, int tauLag) {
    if (times.length > 0) {
      return with(tauLag, Arrays.stream(times).mapToInt(time -> lag(stack, time)));
    }
    int largest = largest(stack, tauLag);
    return form == FourPointForm.RING
        ? FourPointRequest.allLags(largest)
        : with(tauLag, Arrays.stream(FourPointRequest.logLags(largest, LAGS_OF_PAIRS)));
  }

  private static int[] with(int tauLag, IntStream lags) {
    return IntStream.concat(lags, IntStream.of(tauLag)).sorted().distinct().toArray();
  }

  private static int lag(FrameStack stack, double time) {
    double dt = stack.frameInterval();
    long lag = Math.round(time / dt);
    if (lag < 1 || lag >= stack.frames()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "times has %.4g s; allowed: from the frame interval, %.4g s, to %.4g s, the length of"
                  + " the record",
              time,
              dt,
              (stack.frames() - 1) * dt));
    }
    return (int) lag;
  }

  private int largest(FrameStack stack, int tauLag) {
    if (longest == 0) {
      return Math.min(stack.frames() - 1, Math.max(SHORTEST_RANGE, 2 * tauLag));
    }
    double dt = stack.frameInterval();
    long lag = Math.round(longest / dt);
    if (lag >= stack.frames() || lag < tauLag) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "maxLag is %.4g s; allowed: from tau = %.4g s to %.4g s, the length of the record",
              longest,
              tauLag * dt,
              (stack.frames() - 1) * dt));
    }
    return (int) lag;
  }
}
