package ecm.ij;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** TIFF stacks as other programs write them: one directory per frame. */
public final class ForeignTiff {

  private ForeignTiff() {}

  /** A 16-bit frame whose samples are given by x and y. */
  public static BufferedImage frame(int width, int height, IntBinaryOperator sample) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      image.getRaster().setSample(x, y, 0, sample.applyAsInt(x, y));
    }
    return image;
  }

  /**
   * Writes frames, in the place of a file that is there.
   *
   * @param compression "none" or a name that Java's TIFF writer knows
   * @param tiled in tiles of 16 x 16 pixels instead of strips
   */
  public static void write(Path file, String compression, boolean tiled, List<BufferedImage> frames)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam options = writer.getDefaultWriteParam();
    if (compression.equals("none")) {
      options.setCompressionMode(ImageWriteParam.MODE_DISABLED);
    } else {
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionType(compression);
    }
    if (tiled) {
      options.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      options.setTiling(16, 16, 0, 0);
    }
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), options);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }
}
