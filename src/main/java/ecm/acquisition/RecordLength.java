package ecm.acquisition;

/**
 * The length of a record in relaxation times, T / tau, with the error that the one of tau gives it.
 *
 * @param inTau T / tau
 * @param sd its standard error; NaN if not known
 */
public record RecordLength(double inTau, double sd) {

  /** The published practice: 20 tau or longer. */
  private static final double SHORTEST = 20;

  /** From a record and tau with its standard error, NaN if not known; all in the same unit. */
  public static RecordLength of(double record, double tau, double tauSd) {
    double inTau = record / tau;
    return new RecordLength(inTau, inTau * tauSd / tau);
  }

  /**
   * Whether the record is shorter than 20 tau by more than 2 standard errors, or its length in tau
   * is not known.
   */
  public boolean isTooShort() {
    return !(inTau + (Double.isNaN(sd) ? 0 : 2 * sd) >= SHORTEST);
  }
}
