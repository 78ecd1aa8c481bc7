package ecm.chart;

import ecm.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Figures as PNG files, whole or not at all, the same bytes every time. */
public final class PngFile {

  private PngFile() {}

  /** Writes a figure and returns the bytes written, for a page that holds it, too. */
  public static byte[] write(Path file, BufferedImage figure) {
    byte[] png = encoded(figure);
    WholeFile.write(file, out -> out.write(png));
    return png;
  }

  /** The bytes of a figure as PNG, always the same. */
  public static byte[] encoded(BufferedImage figure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(figure, "png", bytes)) {
        throw new IOException("no PNG writer for this type of image");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
