package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.files.Version;
import java.io.PrintStream;
import net.imagej.patcher.LegacyInjector;

/**
 * Entry point of the suite without Fiji.
 *
 * <p>Mentions no class of {@code ij}: without windows, ImageJ is patched before it is loaded.
 */
public final class Main {

  /** The windows stay open: the JVM must not end. */
  static final int STAY = -1;

  private static final int WRONG_USAGE = 2;

  private Main() {}

  /** Runs the command line and ends the JVM, unless windows were opened. */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != STAY) {
      System.exit(status);
    }
  }

  /**
   * Runs a command line.
   *
   * @return exit status, or {@link #STAY}
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    Arguments arguments;
    try {
      arguments = Arguments.parse(args);
    } catch (InvalidInput e) {
      err.println("ecm: " + e.getMessage());
      return WRONG_USAGE;
    }
    if (arguments.info() != null) {
      out.println(
          arguments.info() == Arguments.Info.HELP ? Arguments.USAGE : "ecm " + Version.get());
      return 0;
    }
    Thread.currentThread().setContextClassLoader(Main.class.getClassLoader());
    if (arguments.headless()) {
      System.setProperty("java.awt.headless", "true");
      LegacyInjector.preinit();
      return new HeadlessRun(arguments).status(err);
    }
    WindowedRun.start(arguments);
    return STAY;
  }
}
