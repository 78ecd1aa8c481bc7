package ecm.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** The first group of the first match of a pattern in what was written so far. */
  Optional<String> find(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text.toString(Charset.defaultCharset()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
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
