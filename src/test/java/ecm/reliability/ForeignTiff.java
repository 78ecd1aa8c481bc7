package ecm.reliability;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** TIFF stacks of 20 x 18 pixels and 4 frames as other programs write them. */
final class ForeignTiff {

  static final int WIDTH = 20;
  static final int HEIGHT = 18;
  static final int FRAMES = 4;

  private ForeignTiff() {}

  static int sample(int frame, int x, int y) {
    return (frame * 7919 + y * 911 + x * 37) & 0xffff;
  }

  /** 16-bit frames, one directory each. */
  static void write(Path file, String compression, boolean tiled) throws IOException {
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
      for (int t = 0; t < FRAMES; t++) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
          image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, sample(t, i % WIDTH, i / WIDTH));
        }
        writer.writeToSequence(new IIOImage(image, null, null), options);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }
}
