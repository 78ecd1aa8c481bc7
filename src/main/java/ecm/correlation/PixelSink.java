package ecm.correlation;

/** Receives the curve of one pixel after another; one sink per thread. */
@FunctionalInterface
public interface PixelSink {

  /**
   * @param pixel index y * width + x
   * @param g2 at the M lags; NaN where not computed or undefined; a buffer that is used again
   * @param mean of the pixel's valid samples
   * @param validFrames number n of valid samples
   * @param flags bits of {@link ecm.stack.PixelFlag} that the correlation itself sets: UNCOVERED,
   *     NON_FINITE, MEAN_NOT_POSITIVE, STATIC for a constant pixel; then g2 may be all NaN
   */
  void accept(int pixel, double[] g2, double mean, int validFrames, int flags);
}
