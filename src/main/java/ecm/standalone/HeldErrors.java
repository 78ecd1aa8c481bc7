package ecm.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Keeps back what is written to stderr during a run: ImageJ reports a failed macro there in several
 * lines, where the command line promises one.
 */
final class HeldErrors {

  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private HeldErrors() {}

  static HeldErrors hold() {
    HeldErrors held = new HeldErrors();
    System.setErr(new PrintStream(held.text, true, Charset.defaultCharset()));
    return held;
  }

  /** Gives stderr back and forgets what was written. */
  void drop() {
    System.setErr(stderr);
  }

  /** Gives stderr back and passes on what was written. */
  void release(PrintStream err) {
    drop();
    err.print(text.toString(Charset.defaultCharset()));
    err.flush();
  }
}
