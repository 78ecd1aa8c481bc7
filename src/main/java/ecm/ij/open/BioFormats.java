package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The Bio-Formats plugin, where it is installed, as in Fiji: it reads what microscopes write. It is
 * found by the name of its classes, so that the suite runs without it.
 */
final class BioFormats {

  /** Whatever no other reader reads, BigTIFF among it, where the plugin is installed. */
  static final class Reader implements StackReader {

    @Override
    public boolean reads(Path path) {
      return in(IJ.getClassLoader()).isPresent();
    }

    @Override
    public OpenedStack open(Path path, Progress progress) {
      return OpenedStack.calibrated(
          in(IJ.getClassLoader()).orElseThrow().open(path, progress),
          "the file, as Bio-Formats reads it");
    }
  }

  private final Class<?> options;
  private final Class<?> opener;

  private BioFormats(Class<?> options, Class<?> opener) {
    this.options = options;
    this.opener = opener;
  }

  /** The plugin, as a class loader finds it; empty if it is not installed. */
  static Optional<BioFormats> in(ClassLoader loader) {
    try {
      return Optional.of(
          new BioFormats(
              Class.forName("loci.plugins.in.ImporterOptions", true, loader),
              Class.forName("loci.plugins.BF", true, loader)));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /**
   * Opens the first series of a file as a virtual stack, without a dialog.
   *
   * @param progress told, in the log, which pixel size and frame interval the file gives
   * @throws InvalidInput if Bio-Formats cannot read it, in its words
   */
  ImagePlus open(Path file, Progress progress) {
    try {
      Object how = options.getConstructor().newInstance();
      options.getMethod("setId", String.class).invoke(how, file.toString());
      for (String yes : new String[] {"setVirtual", "setQuiet", "setWindowless"}) {
        options.getMethod(yes, boolean.class).invoke(how, true);
      }
      Object images = opener.getMethod("openImagePlus", options).invoke(null, how);
      if (images instanceof ImagePlus[] found && found.length > 0 && found[0] != null) {
        progress.log(description(file, found[0]));
        return found[0];
      }
      throw new InvalidInput("cannot open " + file + ": Bio-Formats finds no image in it");
    } catch (InvocationTargetException e) {
      throw refused(file, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw refused(file, e);
    }
  }

  private static InvalidInput refused(Path file, Throwable reason) {
    String said = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    String sentence = said.lines().findFirst().orElse("");
    return new InvalidInput("cannot open " + file + " through Bio-Formats: " + sentence, reason);
  }

  private static String description(Path file, ImagePlus image) {
    Calibration calibration = image.getCalibration();
    return String.format(
        Locale.ROOT,
        "%s: opened through Bio-Formats, virtual; pixel %s, frame interval %s",
        file.getFileName(),
        calibration.scaled()
            ? String.format(Locale.ROOT, "%.6g %s", calibration.pixelWidth, calibration.getUnit())
            : "not in the file",
        calibration.frameInterval > 0
            ? String.format(
                Locale.ROOT, "%.6g %s", calibration.frameInterval, calibration.getTimeUnit())
            : "not in the file");
  }
}
