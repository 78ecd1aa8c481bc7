package ecm.registration.frame;

import ecm.stack.Rect;

/**
 * What one frame looks like by itself, over its covered pixels.
 *
 * @param mean of the finite values, in the stack's units
 * @param sd of the finite values
 * @param plateau fraction of pixels that share the highest value, if that is 255 or more; else 0
 * @param finite fraction of finite values
 */
public record FrameStatistics(double mean, double sd, double plateau, double finite) {

  /** No smaller value is taken for the ceiling of a camera. */
  private static final float LOWEST_CEILING = 255;

  /** Nothing is known of a frame that holds no data. */
  static final FrameStatistics NONE = new FrameStatistics(Double.NaN, Double.NaN, 0, 0);

  /** Measures a frame as recorded. */
  static FrameStatistics of(float[] frame, int width, Rect covered) {
    double sum = 0;
    double squares = 0;
    long finite = 0;
    long highest = 0;
    float max = Float.NEGATIVE_INFINITY;
    float origin = frame[covered.y() * width + covered.x()];
    double reference = Float.isFinite(origin) ? origin : 0;
    for (int y = covered.y(); y < covered.yEnd(); y++) {
      for (int i = y * width + covered.x(); i < y * width + covered.xEnd(); i++) {
        float v = frame[i];
        if (!Float.isFinite(v)) {
          continue;
        }
        finite++;
        double d = v - reference;
        sum += d;
        squares += d * d;
        if (v >= max) {
          highest = v > max ? 1 : highest + 1;
          max = v;
        }
      }
    }
    if (finite == 0) {
      return NONE;
    }
    double mean = sum / finite;
    double sd = Math.sqrt(Math.max(0, squares / finite - mean * mean));
    double pixels = (double) covered.width() * covered.height();
    double plateau = max >= LOWEST_CEILING ? highest / pixels : 0;
    return new FrameStatistics(mean + reference, sd, plateau, finite / pixels);
  }

  /** Whether the frame holds no image: a single value, or mostly non-finite values. */
  public boolean isBlank() {
    return !(finite > 0.5) || sd == 0;
  }
}
