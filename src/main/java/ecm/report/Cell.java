package ecm.report;

/** A number of a summary as it stands in a table of a report. */
final class Cell {

  private Cell() {}

  /** A result with its unit, and with its standard error where it has one; or why it is null. */
  static String of(Summary summary, Result result) {
    double value = summary.get(result);
    double sd = result.error().map(summary::get).orElse(Double.NaN);
    if (Double.isNaN(value)) {
      return "not known: " + summary.reason(result);
    }
    String bound = summary.isLowerBound(result) ? "≥ " : "";
    String number = Double.isNaN(sd) ? bound + Numbers.four(value) : Numbers.withError(value, sd);
    return (number + " " + result.unit()).trim();
  }
}
