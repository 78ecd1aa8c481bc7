package ecm.temperature;

/**
 * How uncertain the parameters of a fit to wires are, and why.
 *
 * <p>A wire's variance is sd^2 + extra^2. A parameter's standard error, by those variances, times
 * {@code factor68} is half the interval that holds the true value in 68.3 % of all series, times
 * {@code factor95} in 95 %.
 *
 * @param source what the errors come from
 * @param extra standard deviation of a wire beyond its given error, in the units of the fit; NaN if
 *     nothing gives one
 * @param factor68 1 for given errors, otherwise the quantile of Student's t; NaN if not known
 * @param factor95 likewise
 * @param wires number of wires
 * @param dof wires less parameters
 * @param goodness whether the temperatures follow the law
 */
public record Scatter(
    Source source,
    double extra,
    double factor68,
    double factor95,
    int wires,
    int dof,
    Goodness goodness) {

  /** What the errors of a fit come from. */
  public enum Source {
    /** The errors of the wires as given; the scatter does not contradict them. */
    GIVEN("the errors given"),
    /** The given errors, all larger by one factor. */
    SCALED("the errors given, all larger by one factor"),
    /** The given errors and a scatter beyond them, one for all temperatures. */
    WIDENED("the errors given and the scatter beyond them"),
    /** The scatter of the wires about the law, one for all temperatures. */
    SCATTER("the scatter of the wires"),
    /** The scatter of the temperatures about the law, which exceeds that of their wires. */
    TEMPERATURES("the scatter of the temperatures, larger than that of their wires"),
    /** One wire for each parameter, without errors. */
    NONE("nothing: as many parameters as wires, without errors");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** In words. */
    public String inWords() {
      return words;
    }
  }

  /** What the means of the temperatures are weighted by: extra, 1 if nothing gives one. */
  double extraOrOne() {
    return Double.isNaN(extra) ? 1 : extra;
  }
}
