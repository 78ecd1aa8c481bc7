package ecm.correlation.twotime;

/**
 * What is asked of a two-time correlation.
 *
 * @param framesPerBin frames averaged into one bin of time; 0 = as few as leave at most 500 bins
 * @param blur standard deviation of the blur of the profile that is divided out [px], at least 5
 *     speckles
 */
public record TwoTimeRequest(int framesPerBin, double blur) {

  private static final int MOST_BINS = 500;

  /** The number of frames per bin for a record of N frames. */
  int bin(int frames) {
    return framesPerBin > 0 ? framesPerBin : (frames + MOST_BINS - 1) / MOST_BINS;
  }
}
