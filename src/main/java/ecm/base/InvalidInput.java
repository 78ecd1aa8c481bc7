package ecm.base;

/**
 * Data or parameters that cannot be used. The message is one sentence for the user that names the
 * parameter, file, row or frame, what was found, and what is allowed; whatever it quotes, it is one
 * line of moderate length.
 */
@Api
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1500;

  public InvalidInput(String sentence) {
    super(line(sentence));
  }

  public InvalidInput(String sentence, Throwable cause) {
    super(line(sentence), cause);
  }

  private static String line(String sentence) {
    String line = String.valueOf(sentence).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }
}
