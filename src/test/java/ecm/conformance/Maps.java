package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A map of relaxation times, as a run saved it.
 *
 * @param values [s]
 * @param pixelSize of the map [nm]
 * @param log what the run said
 */
record Maps(float[] values, double pixelSize, String log) {

  /** By a macro that opens the image, runs Relaxation Maps and saves the map. */
  static Maps of(ImagePlus image, String options, Path scratch) {
    return of(image, "open", "", options, scratch);
  }

  /**
   * By a macro.
   *
   * @param open "open", or the command that opens a virtual stack
   * @param first statements that come before
   */
  static Maps of(ImagePlus image, String open, String first, String options, Path scratch) {
    Path input = scratch.resolve("input.tif");
    Path output = scratch.resolve("output.tif");
    TiffFile.write(input, image);
    String title = image.getTitle();
    String stem = title.endsWith(".tif") ? title.substring(0, title.length() - 4) : title;
    String text =
        String.join(
            "\n",
            first,
            open.equals("open")
                ? "open('" + input + "');"
                : "run('" + open + "', 'open=[" + input + "]');",
            "rename('" + title + "');",
            "run('Relaxation Maps...', '" + options + "');",
            "selectImage('" + stem + "-tau');",
            "saveAs('tiff', '" + output + "');");
    return read(CommandLine.run("-macro", macro(text, scratch)), output);
  }

  /** By the command line: the map that Analyze ECM Stack writes of a file or a folder. */
  static Maps analyzed(Path file, String parameters, Path scratch) {
    Path output = scratch.resolve("results");
    CommandLine done =
        CommandLine.run(
            "--run",
            "Analyze ECM Stack...",
            "mask=\"none\",register=false,output=\"" + output + "\"" + parameters,
            "--image",
            file.toString());
    return read(done, output.resolve("tau.tif"));
  }

  /** Writes a macro as ImageJ reads it. */
  static String macro(String text, Path scratch) {
    try {
      Path file = scratch.resolve("test.ijm");
      return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Maps read(CommandLine done, Path output) {
    assertEquals(0, done.status(), done.err() + done.out());
    assertEquals("", done.err());
    ImagePlus tau = TiffFile.open(output);
    assertEquals("nm", tau.getCalibration().getUnit());
    float[] values = (float[]) tau.getProcessor().getPixels();
    return new Maps(values, tau.getCalibration().pixelWidth, done.out());
  }
}
