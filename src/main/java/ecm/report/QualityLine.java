package ecm.report;

import ecm.registration.RegistrationResult;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * The numbers that say how far a figure can be trusted, on one line: those that bear on it, each
 * said to be not known if it is not.
 *
 * @param parts of the line
 */
public record QualityLine(List<String> parts) {

  private static final String WITHOUT_NULL = "sigma without null";

  public QualityLine {
    parts = List.copyOf(parts);
  }

  /** T/tau, N_speckle, sigma/sigma_null and xi/xi_null of an analysis. */
  public static String of(Summary summary) {
    return record(summary.get(Result.RECORD_OVER_TAU))
        .speckles(summary.get(Result.N_SPECKLE))
        .sigma(summary.get(Result.SIGMA_LN_TAU) / summary.get(Result.SIGMA_LN_TAU_NULL))
        .xi(summary.get(Result.XI_NORMALIZED) / summary.get(Result.XI_NULL))
        .text();
  }

  /** How well frames match, what is left of the drift, and what was said about it, of a drift. */
  public static String of(RegistrationResult drift) {
    int bad = 0;
    for (boolean b : drift.drift().bad()) {
      bad += b ? 1 : 0;
    }
    String matches =
        String.format(
            Locale.ROOT,
            "match %.3f before, %.3f after",
            drift.correlationBefore(),
            drift.correlationAfter());
    int warnings = drift.warnings().size();
    return new QualityLine(
            List.of(
                matches,
                part("%.2f px rms left", drift.residual(), "what is left is not known"),
                counted(bad, "frame") + " left out",
                warnings == 0 ? "no warning" : counted(warnings, "warning") + " in the log"))
        .text();
  }

  /** Wires, sigma/sigma_null from least to most, and where to look for the rest, of a series. */
  public static String of(List<TemperaturePoint> series) {
    int wires = series.stream().mapToInt(TemperaturePoint::wires).sum();
    DoubleSummaryStatistics sigma =
        series.stream()
            .mapToDouble(p -> p.get(Quantity.SIGMA).value() / p.get(Quantity.SIGMA_NULL).value())
            .filter(Double::isFinite)
            .summaryStatistics();
    String scatter =
        sigma.getCount() == 0
            ? WITHOUT_NULL
            : String.format(
                Locale.ROOT, "sigma / null = %.2f to %.2f", sigma.getMin(), sigma.getMax());
    return new QualityLine(
            List.of(
                counted(series.size(), "temperature") + ", " + counted(wires, "wire"),
                scatter,
                "T/tau, speckles, xi: in each stack's results"))
        .text();
  }

  /** Where to look for the numbers of a few stacks of one temperature. */
  public static String ofStacks(int number) {
    return new QualityLine(
            List.of(number + " stacks", "T/tau, speckles, sigma, xi: in each stack's results"))
        .text();
  }

  /**
   * Begins with the length of the record.
   *
   * @param inTau T/tau; NaN if not known
   */
  public static QualityLine record(double inTau) {
    return new QualityLine(List.of(part("T = %.0f tau", inTau, "T/tau not known")));
  }

  /** Adds N_speckle; NaN if not known. */
  public QualityLine speckles(double number) {
    return and(part("%.0f speckles", number, "speckle size not known"));
  }

  /** Adds sigma of ln tau over that of the null; NaN if not known. */
  public QualityLine sigma(double overNull) {
    return and(part("sigma / null = %.2f", overNull, WITHOUT_NULL));
  }

  /** Adds xi of the four-point function over that of the null; NaN if not known. */
  public QualityLine xi(double overNull) {
    return and(part("xi of g4 / null = %.2f", overNull, "xi of g4 without null"));
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private QualityLine and(String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new QualityLine(more);
  }

  /** The line. */
  public String text() {
    return String.join(" · ", parts);
  }

  private static String part(String format, double value, String unknown) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : unknown;
  }
}
