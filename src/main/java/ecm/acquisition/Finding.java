package ecm.acquisition;

/**
 * One number about a record and what it means.
 *
 * @param key of the number in files, with its unit
 * @param value NaN if it is not known
 * @param text the number in words: {@code dt = 0.0125 tau}
 * @param grade whether it is as it should be
 * @param remark why not, or why the number is not known; empty if there is nothing to say
 */
public record Finding(String key, double value, String text, Grade grade, String remark) {

  /** How a number is to be taken. */
  public enum Grade {
    /** As it should be, or plain information. */
    OK,
    /** Could be better. */
    ADVICE,
    /** Forbids a conclusion. */
    WARNING
  }

  /** A number that is only told. */
  static Finding info(String key, double value, String text) {
    return new Finding(key, value, text, Grade.OK, "");
  }

  /** A number with a remark if it is not as it should be. */
  static Finding judged(String key, double value, String text, Grade ifBad, String because) {
    boolean fine = because.isEmpty();
    return new Finding(key, value, text, fine ? Grade.OK : ifBad, because);
  }

  /** A number that could not be found out. */
  static Finding unknown(String key, String what, String reason) {
    return new Finding(key, Double.NaN, what + ": not known", Grade.ADVICE, reason);
  }
}
