package ecm.report;

/** A number of a summary as it stands in a table of a report. */
final class Cell {

  private Cell() {}

  /** A value with its unit, or why it is not known. */
  static String of(Summary summary, String key, String unit) {
    double value = summary.get(key);
    return Double.isNaN(value)
        ? "not known: " + summary.reason(key)
        : ((summary.isLowerBound(key) ? "≥ " : "") + Numbers.four(value) + " " + unit).trim();
  }

  /** A value with its standard error where that is known. */
  static String of(Summary summary, String key, String sdKey, String unit) {
    double sd = summary.get(sdKey);
    return Double.isNaN(summary.get(key)) || Double.isNaN(sd)
        ? of(summary, key, unit)
        : (Numbers.four(summary.get(key)) + " ± " + Numbers.two(sd) + " " + unit).trim();
  }
}
