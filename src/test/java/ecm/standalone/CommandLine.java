package ecm.standalone;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the command line inside a test. */
public final class CommandLine {

  private CommandLine() {}

  /**
   * Runs {@code ecm} with arguments.
   *
   * @return what it wrote to stderr; empty if and only if all went well
   */
  public static String run(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int status = Main.run(arguments, nowhere, new PrintStream(err, true));
    String said = err.toString(StandardCharsets.UTF_8);
    return status == 0 || !said.isEmpty() ? said : "exit status " + status;
  }
}
