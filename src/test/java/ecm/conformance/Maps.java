package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ecm.command.OpenImages;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The map of relaxation times that a run of Relaxation Maps shows.
 *
 * @param values [s]
 * @param pixelSize of the map [nm]
 * @param log what the run said
 */
record Maps(float[] values, double pixelSize, String log) {

  /** Of an open image, from a macro. */
  static Maps of(ImagePlus image, String options) {
    image.show();
    Path macro = null;
    try {
      macro = Files.createTempFile("maps", ".ijm");
      Files.writeString(macro, "run(\"Relaxation Maps...\", \"" + options + "\");");
      return read(CommandLine.run("-macro", macro.toString()), stem(image.getTitle()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(macro);
    }
  }

  /** Of a file or a folder, from the command line. */
  static Maps of(Path file, String parameters) {
    CommandLine done =
        CommandLine.run("--run", "Relaxation Maps...", parameters, "--image", file.toString());
    return read(done, stem(file.getFileName().toString()));
  }

  private static String stem(String title) {
    return title.endsWith(".tif") ? title.substring(0, title.length() - 4) : title;
  }

  private static Maps read(CommandLine done, String stem) {
    assertEquals(0, done.status(), done.err() + done.out());
    ImagePlus tau = WindowManager.getImage(stem + "-tau");
    assertNotNull(tau, stem + "-tau is open");
    assertEquals("nm", tau.getCalibration().getUnit());
    float[] values = ((float[]) tau.getProcessor().getPixels()).clone();
    double pixelSize = tau.getCalibration().pixelWidth;
    OpenImages.closeAll();
    return new Maps(values, pixelSize, done.out());
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
