package ecm.standalone;

import ij.IJ;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the command line did, in this JVM.
 *
 * @param status exit status
 * @param out what was printed to stdout
 * @param err what was printed to stderr
 */
public record CommandLine(int status, String out, String err) {

  /** What was said to be wrong; empty if and only if all went well. */
  public String complaint() {
    return status == 0 || !err.isEmpty() ? err : "exit status " + status;
  }

  /** Runs a command line without windows. */
  public static CommandLine run(String... arguments) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] all = new String[arguments.length + 1];
    all[0] = "--headless";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      System.setOut(printer(out));
      System.setErr(printer(err));
      int status = Main.run(all, System.out, System.err);
      return new CommandLine(status, text(out), text(err));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
      IJ.getErrorMessage(); // forgets it
    }
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
