package ecm.acquisition;

import ecm.acquisition.Finding.Grade;
import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import ecm.temperature.LineFit;
import ecm.temperature.Measured;
import ecm.temperature.PooledLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Relaxation times at several dose rates and one temperature, extrapolated to zero dose rate by the
 * straight line ln tau = ln tau0 + c rate, with errors as those of the laws of a temperature series
 * ({@link PooledLine}): as given, or by the scatter of the records if that is larger.
 *
 * @param tau0 [s]
 * @param lnTau0Sd standard error of ln tau0
 * @param slope c [nm^2 s per electron]
 * @param slopeSd its standard error
 * @param reducedChi2 NaN with two dose rates, or one record at each without errors
 * @param points number of records
 */
public record DoseSeries(
    double tau0, double lnTau0Sd, double slope, double slopeSd, double reducedChi2, int points) {

  /** What follows from a slope that is not zero. */
  public static final String BEAM_CHANGES_TAU =
      "the beam changes tau: use the value at zero dose rate";

  /** Why a line through two points has no chi^2. */
  public static final String TWO_POINTS = "two points lie on any line";

  private static final double SIGNIFICANT = 3;

  /**
   * One record.
   *
   * @param rate dose rate [electrons per nm^2 and s]
   * @param tau [s]; without an error all records count the same
   */
  public record Point(double rate, Measured tau) {}

  /**
   * Reads a table {@code dose_rate_e_nm2_s,tau_s,tau_sd_s}, with {@code temperature_K} if you like.
   *
   * @throws InvalidInput naming the row: a value that is missing, not positive or, for the dose
   *     rate, negative; a second temperature; fewer than two dose rates
   */
  public static DoseSeries read(Path file) {
    CsvTable table = CsvTable.read(file);
    for (String column : List.of("dose_rate_e_nm2_s", "tau_s", "tau_sd_s")) {
      if (!table.has(column)) {
        throw new InvalidInput(
            file + ": column " + column + " is missing; the table has " + table.header());
      }
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      double tau = number(file, table, i, "tau_s", Double.MIN_VALUE);
      double sd = number(file, table, i, "tau_sd_s", Double.MIN_VALUE);
      points.add(new Point(number(file, table, i, "dose_rate_e_nm2_s", 0), new Measured(tau, sd)));
      checkTemperature(file, table, i);
    }
    return of(points)
        .orElseThrow(
            () -> new InvalidInput(file + ": two different dose rates or more are needed"));
  }

  private static void checkTemperature(Path file, CsvTable table, int i) {
    if (table.has("temperature_K")
        && !table.text(i, "temperature_K").equals(table.text(0, "temperature_K"))) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d: temperature_K is %s, but %s in row 2; one temperature is allowed",
              file,
              i + 2,
              table.text(i, "temperature_K"),
              table.text(0, "temperature_K")));
    }
  }

  private static double number(Path file, CsvTable table, int i, String column, double least) {
    double value = table.number(file.toString(), i, column);
    if (!(value >= least) || Double.isInfinite(value)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d: %s is %s; allowed: a number %s 0",
              file,
              i + 2,
              column,
              table.text(i, column),
              least > 0 ? "above" : "not below"));
    }
    return value;
  }

  /**
   * The straight line through ln tau.
   *
   * @return empty with fewer than two different dose rates
   */
  public static Optional<DoseSeries> of(List<Point> points) {
    if (points.stream().mapToDouble(Point::rate).distinct().count() < 2) {
      return Optional.empty();
    }
    PooledLine line =
        PooledLine.of(
            points.stream()
                .map(p -> new LineFit.Point(new Measured(p.rate, 0), p.tau.ln()))
                .toList());
    return Optional.of(
        new DoseSeries(
            Math.exp(line.intercept()),
            line.interceptSd(),
            line.slope(),
            line.slopeSd(),
            line.scatter().goodness().reducedChi2(),
            points.size()));
  }

  /** Whether the slope is beyond 3 of its standard errors. */
  public boolean beamChangesTau() {
    return Math.abs(slope) > SIGNIFICANT * slopeSd;
  }

  /** tau at a dose rate [s]. */
  public double tau(double rate) {
    return tau0 * Math.exp(slope * rate);
  }

  /** What the series says. */
  public List<Finding> findings() {
    return List.of(
        Finding.info(
            "tau_zero_dose_s",
            tau0,
            text("tau at zero dose rate = %.4g s, ln tau +- %.3f", tau0, lnTau0Sd)),
        Finding.judged(
            "dose_slope_nm2_s_per_e",
            slope,
            text("d ln tau / d rate = %.3g +- %.2g nm^2 s/e", slope, slopeSd),
            Grade.WARNING,
            beamChangesTau() ? BEAM_CHANGES_TAU : ""),
        new Finding(
            "dose_reduced_chi2",
            reducedChi2,
            Double.isNaN(reducedChi2)
                ? "reduced chi^2: not known"
                : text("reduced chi^2 = %.2f", reducedChi2),
            Grade.OK,
            Double.isNaN(reducedChi2) ? TWO_POINTS : ""));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
