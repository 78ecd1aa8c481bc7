package ecm.registration.template;

/**
 * The mean of aligned frames.
 *
 * @param width pixels per row
 * @param height rows
 * @param mean S, row by row; pixels seldom covered hold the overall mean
 * @param halves the means of two interleaved halves of the frames, with independent noise
 * @param known whether enough frames cover the pixel
 * @param scatter effective temporal variance per pixel, as a weight that varies slowly over a
 *     speckle meets it; null if not measured
 */
public record Template(
    int width, int height, float[] mean, float[][] halves, boolean[] known, float[] scatter) {

  /** Templates are smoothed by this much before differences are taken [px]. */
  public static final double SMOOTHING = 1;
}
