package ecm.statistics;

import ecm.base.Api;

/**
 * A number with its standard error, or the reason why there is none.
 *
 * @param value NaN if there is none
 * @param sd standard error; NaN if it is not known
 * @param reason why there is no value, a sentence without full stop; empty if there is one
 */
@Api
public record Estimate(double value, double sd, String reason) {

  /** A number with its standard error. */
  public static Estimate of(double value, double sd) {
    return new Estimate(value, sd, "");
  }

  /** No number. */
  public static Estimate none(String reason) {
    return new Estimate(Double.NaN, Double.NaN, reason);
  }

  /** Whether there is a number. */
  public boolean isKnown() {
    return reason.isEmpty();
  }
}
