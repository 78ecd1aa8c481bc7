package ecm.ij;

import ecm.files.WholeFile;
import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Figures as PNG files, whole or not at all, the same bytes every time. */
public final class PngFile {

  private PngFile() {}

  /** Writes a figure as it is shown, without overlay. */
  public static void write(Path file, ImagePlus figure) {
    write(file, figure.getProcessor().convertToRGB().getBufferedImage());
  }

  /** Writes a figure. */
  public static void write(Path file, BufferedImage figure) {
    WholeFile.write(file, out -> encode(figure, out));
  }

  private static void encode(BufferedImage figure, OutputStream out) throws IOException {
    if (!ImageIO.write(figure, "png", out)) {
      throw new IOException("no PNG writer for this type of image");
    }
  }
}
