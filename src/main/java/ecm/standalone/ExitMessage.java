package ecm.standalone;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Notices that a macro left by {@code exit("message")}: without windows ImageJ only prints the
 * message to stdout, as it does with anything that a macro prints.
 */
final class ExitMessage implements AutoCloseable {

  private final PrintStream stdout = System.out;
  private String message;

  private ExitMessage() {}

  static ExitMessage listen() {
    ExitMessage exit = new ExitMessage();
    System.setOut(exit.new Listener());
    return exit;
  }

  Optional<String> message() {
    return Optional.ofNullable(message);
  }

  @Override
  public void close() {
    System.setOut(stdout);
  }

  private static boolean isExit(StackWalker.StackFrame frame) {
    return frame.getClassName().equals("ij.macro.Functions")
        && frame.getMethodName().equals("exit");
  }

  private final class Listener extends PrintStream {

    Listener() {
      super(stdout, true, Charset.defaultCharset());
    }

    @Override
    public void println(String line) {
      if (StackWalker.getInstance().walk(frames -> frames.anyMatch(ExitMessage::isExit))) {
        message = line;
      } else {
        super.println(line);
      }
    }
  }
}
