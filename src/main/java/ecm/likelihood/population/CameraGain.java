package ecm.likelihood.population;

import ecm.statistics.Estimate;
import java.util.Locale;

/**
 * The electrons per unit of intensity (ADU) of a camera, as given by the user and as the noise of
 * the record tells them.
 *
 * <p>The noise tells the gain by its white spectrum, which is that of Poisson counts: its variance
 * is the intensity over the electrons per unit. What is given counts as known to {@link #KNOWN_TO},
 * and is weighed with that against what the record tells; unless both contradict, by more than four
 * standard deviations of the difference of their logarithms.
 *
 * @param given electrons per unit, above 0
 * @param found by the noise alone
 * @param used whether what is given was used; what contradicts the record is not
 */
public record CameraGain(double given, Estimate found, boolean used) {

  /** Standard deviation of ln of a gain that is given. */
  public static final double KNOWN_TO = 0.02;

  private static final double CONTRADICTING = 4;

  /**
   * Used unless it contradicts what was found; a record that does not tell its error contradicts
   * nothing.
   */
  public static CameraGain of(double given, Estimate found) {
    double error = found.sd() / found.value();
    double sd = Double.isFinite(error) ? Math.hypot(KNOWN_TO, error) : Double.POSITIVE_INFINITY;
    boolean used = Math.abs(Math.log(found.value() / given)) <= CONTRADICTING * sd;
    return new CameraGain(given, found, used);
  }

  /** What was done with it, for log and report. */
  public String sentence() {
    String noise = String.format(Locale.ROOT, "%.3g ± %.1g", found.value(), found.sd());
    return used
        ? String.format(
            Locale.ROOT,
            "the gain given, %.4g electrons per ADU, was used, as known to %.0f %%; the noise of"
                + " the record alone tells %s",
            given,
            100 * KNOWN_TO,
            noise)
        : String.format(
            Locale.ROOT,
            "the gain given, %.4g electrons per ADU, contradicts the record, whose noise is that of"
                + " %s, and was not used; read noise, a background that was taken off, or frames"
                + " that were interpolated or rescaled change the noise, too",
            given,
            noise);
  }
}
