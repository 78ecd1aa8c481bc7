package ecm.extension;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.open.OpenedStack;
import ecm.ij.open.StackMetadata;
import ecm.ij.open.StackMetadata.Stated;
import ecm.ij.open.StackReader;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ShortProcessor;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A format that nobody else reads, added as a stranger would add one: this class, and its name in
 * {@code META-INF/services/ecm.ij.open.StackReader}. A file holds "TOY!", width, height, number of
 * frames, frame interval [s] and pixel size [nm], 0 where not known, and 16-bit samples.
 */
public final class ToyReader implements StackReader {

  private static final int MAGIC = 0x544f5921;
  private static final int HEADER = 32;

  @Override
  public boolean reads(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(4);
      return first.length == 4
          && new DataInputStream(new ByteArrayInputStream(first)).readInt() == MAGIC;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OpenedStack open(Path path, Progress progress) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      in.readInt();
      int width = in.readInt();
      int height = in.readInt();
      int frames = in.readInt();
      StackMetadata metadata =
          new StackMetadata(
              frames,
              Stated.of(in.readDouble(), "the toy's header"),
              Stated.of(in.readDouble(), "the toy's header"));
      if (bytes.length != HEADER + 2L * width * height * frames) {
        throw new InvalidInput("cannot open " + path + ": it ends early");
      }
      ImageStack stack = new ImageStack(width, height);
      for (int i = 0; i < frames; i++) {
        short[] samples = new short[width * height];
        for (int k = 0; k < samples.length; k++) {
          samples[k] = in.readShort();
        }
        stack.addSlice(new ShortProcessor(width, height, samples, null));
      }
      return OpenedStack.of(new ImagePlus(path.getFileName().toString(), stack), metadata);
    } catch (IOException e) {
      throw new InvalidInput("cannot open " + path, e);
    }
  }

  /** Writes the frames of a 16-bit image as a toy. */
  static void write(Path file, ImagePlus image, double frameInterval, double pixelSize)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(MAGIC);
      out.writeInt(image.getWidth());
      out.writeInt(image.getHeight());
      out.writeInt(image.getStackSize());
      out.writeDouble(frameInterval);
      out.writeDouble(pixelSize);
      for (int n = 1; n <= image.getStackSize(); n++) {
        for (short sample : (short[]) image.getStack().getPixels(n)) {
          out.writeShort(sample);
        }
      }
    }
  }
}
