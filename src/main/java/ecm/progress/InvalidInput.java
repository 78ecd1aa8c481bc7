package ecm.progress;

/**
 * The user's data or parameters cannot be used. The message is one sentence for the user: which
 * file, parameter, row or frame, what it is, what is allowed.
 */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidInput(String sentence) {
    super(sentence);
  }

  public InvalidInput(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
