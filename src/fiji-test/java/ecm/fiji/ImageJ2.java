package ecm.fiji;

import ecm.command.OpenImages;
import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
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
    System.setProperty("plugins.dir", installation().toString());
    Context context = new Context();
    context.service(LogService.class).setLevel(LogLevel.NONE);
    if (!context.service(LegacyService.class).isActive()) {
      throw new IllegalStateException("ImageJ2 has not taken over ImageJ 1");
    }
    return context;
  }

  /** A folder of ImageJ with the look-up tables, which the update site brings as files. */
  private static Path installation() {
    try {
      Path folder = Path.of("target", "ImageJ2").toAbsolutePath();
      Files.createDirectories(folder.resolve("plugins"));
      Path luts = Files.createDirectories(folder.resolve("luts"));
      try (Stream<Path> files = Files.list(Path.of("src/main/resources/luts"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".lut")).toList()) {
          Files.copy(file, luts.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
   * Runs a macro file.
   *
   * @throws IllegalStateException if it was aborted
   */
  public static void macro(Path file, String argument) throws IOException {
    String error = errorOf(Files.readString(file), argument);
    if (error != null) {
      throw new IllegalStateException(file + " was aborted: " + error);
    }
  }

  /** The message that aborted a macro, or null. */
  public static String errorOf(String macro) {
    return errorOf(macro, "");
  }

  private static String errorOf(String macro, String argument) {
    Interpreter interpreter = new Interpreter();
    try {
      interpreter.run(macro, argument);
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
    }
    WindowManager.setTempCurrentImage(null);
    return interpreter.getErrorMessage();
  }
}
