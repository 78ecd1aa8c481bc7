package ecm.reliability;

import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import java.nio.file.Path;
import net.imagej.patcher.LegacyInjector;

/** {@code DeterminismProgram file folder}: what {@link Outputs} of a file are in this JVM. */
final class DeterminismProgram {

  private DeterminismProgram() {}

  public static void main(String[] arguments) {
    LegacyInjector.preinit();
    Run.main(arguments);
    System.exit(0);
  }

  /** Loads ImageJ only after it was made headless. */
  private static final class Run {
    static void main(String[] arguments) {
      Outputs.of(
          StackInput.of(
              TiffFile.open(Path.of(arguments[0])), StackSettings.defaults(), Progress.NONE),
          Path.of(arguments[1]));
    }
  }
}
