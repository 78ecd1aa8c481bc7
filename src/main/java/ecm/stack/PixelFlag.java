package ecm.stack;

/** What can be wrong with one pixel's result; several may be set, as bits of one number. */
public enum PixelFlag {
  NO_CONVERGENCE(1, "the fit did not converge"),
  TOO_FEW_LAGS(2, "fewer than 5 points to fit"),
  CENSORED(4, "tau_fit > T/12: a lower bound"),
  BETA_AT_BOUND(8, "beta at a bound"),
  LOW_CONTRAST(16, "contrast not significant"),
  STATIC(32, "static: no decay, or a bright crystal"),
  MEAN_NOT_POSITIVE(64, "mean intensity <= 0"),
  LARGE_RESIDUAL(128, "rms residual > 0.3 A"),
  COARSE_SAMPLING(256, "dt > 0.1 tau"),
  NOT_CORRECTED(512, "finite-record bias not corrected"),
  UNCOVERED(1024, "uncovered by drift in more than 20 % of the frames"),
  NON_FINITE(2048, "non-finite input"),
  SHORT_RECORD_20(4096, "T < 20 tau"),
  SHORT_RECORD_40(8192, "T < 40 tau"),
  OUTSIDE_MASK(32768, "outside the mask");

  private static final int WITHOUT_VALUE =
      NO_CONVERGENCE.bit
          | TOO_FEW_LAGS.bit
          | MEAN_NOT_POSITIVE.bit
          | UNCOVERED.bit
          | NON_FINITE.bit
          | OUTSIDE_MASK.bit;

  private static final int DOUBTFUL =
      BETA_AT_BOUND.bit | LOW_CONTRAST.bit | LARGE_RESIDUAL.bit | COARSE_SAMPLING.bit;

  private final int bit;
  private final String meaning;

  PixelFlag(int bit, String meaning) {
    this.bit = bit;
    this.meaning = meaning;
  }

  public int bit() {
    return bit;
  }

  /** What the flag says, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Whether this flag is set among others. */
  public boolean in(int flags) {
    return (flags & bit) != 0;
  }

  /** Whether a pixel with these flags has no tau at all; other flags keep the value. */
  public static boolean withoutValue(int flags) {
    return (flags & WITHOUT_VALUE) != 0;
  }

  /**
   * Whether the pixel's own value is doubtful: beta at a bound, contrast not significant, large
   * residual, sampled too coarsely. Not among these: that it is a lower bound, which is counted
   * apart, and that the whole record is short.
   */
  public static boolean isDoubtful(int flags) {
    return (flags & DOUBTFUL) != 0;
  }
}
