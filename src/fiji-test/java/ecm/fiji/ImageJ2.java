package ecm.fiji;

import ecm.command.OpenImages;
import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.nio.file.Path;
import net.imagej.legacy.LegacyService;
import org.scijava.Context;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.service.Service;

/** ImageJ2 with all its services and without windows; one for a JVM, which has one ImageJ 1. */
public final class ImageJ2 {

  private static final Context CONTEXT = start();

  private ImageJ2() {}

  private static Context start() {
    Context context = new Context();
    context.service(LogService.class).setLevel(LogLevel.NONE);
    if (!context.service(LegacyService.class).isActive()) {
      throw new IllegalStateException("ImageJ2 has not taken over ImageJ 1");
    }
    return context;
  }

  /** One of its services. */
  public static <S extends Service> S service(Class<S> type) {
    return CONTEXT.service(type);
  }

  /** Leaves it as if it had just been started. */
  public static void clear() {
    OpenImages.closeAll();
    ij.measure.ResultsTable.getResultsTable().reset();
    IJ.getErrorMessage(); // forgets it
  }

  /**
   * Runs a macro as {@code -macro FILE ARGUMENT} on ImageJ2's command line does.
   *
   * @throws IllegalStateException if it was aborted
   */
  public static void macro(Path file, String argument) {
    String result =
        service(LegacyService.class).getIJ1Helper().runMacroFile(file.toString(), argument);
    String message = IJ.getErrorMessage();
    if ("[aborted]".equals(result) || message != null) {
      throw new IllegalStateException(file + " was aborted: " + message);
    }
  }

  /** The message that aborted a macro, or null. */
  public static String errorOf(String macro) {
    Interpreter interpreter = new Interpreter();
    try {
      interpreter.run(macro, "");
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
    }
    WindowManager.setTempCurrentImage(null);
    return interpreter.getErrorMessage();
  }
}
