package ecm.fourpoint;

import ecm.base.InvalidInput;
import java.util.stream.IntStream;

/**
 * Which part of the four-point function is computed.
 *
 * @param maxRadius largest R [px], 0 to 40
 * @param lags p in frames, ascending, from 0
 * @param form ring averages or pixel pairs
 * @param normalize whether each pixel is divided by its own mean over time first
 */
public record FourPointRequest(int maxRadius, int[] lags, FourPointForm form, boolean normalize) {

  /** The largest R that may be asked for [px]. */
  public static final int LARGEST_RADIUS = 40;

  public FourPointRequest {
    if (maxRadius < 0 || maxRadius > LARGEST_RADIUS) {
      throw new InvalidInput(
          "maxRadius is " + maxRadius + " px; allowed: 0 to " + LARGEST_RADIUS + " px");
    }
    if (lags.length == 0) {
      throw new InvalidInput("no lag of the four-point function is asked for");
    }
    for (int k = 0; k < lags.length; k++) {
      if (lags[k] < 0 || k > 0 && lags[k] <= lags[k - 1]) {
        throw new InvalidInput(
            "lags of the four-point function must ascend from 0; number "
                + (k + 1)
                + " is "
                + lags[k]);
      }
    }
  }

  /** Ring averages of raw intensities, as the paper has it. */
  public static FourPointRequest ring(int maxRadius, int... lags) {
    return new FourPointRequest(maxRadius, lags, FourPointForm.RING, false);
  }

  /** All lags from 1 to a largest one. */
  public static int[] allLags(int largest) {
    return IntStream.rangeClosed(1, largest).toArray();
  }

  /** Whole lags from 1 to a largest one, log-spaced, at most so many. */
  public static int[] logLags(int largest, int count) {
    return IntStream.range(0, count)
        .map(k -> (int) Math.rint(Math.pow(largest, k / Math.max(1.0, count - 1.0))))
        .distinct()
        .toArray();
  }

  public FourPointRequest withForm(FourPointForm other) {
    return new FourPointRequest(maxRadius, lags, other, normalize);
  }

  public FourPointRequest withNormalize(boolean each) {
    return new FourPointRequest(maxRadius, lags, form, each);
  }

  /** The largest lag. */
  int largestLag() {
    return lags[lags.length - 1];
  }
}
