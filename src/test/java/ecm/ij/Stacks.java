package ecm.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import java.util.SplittableRandom;

/** Stacks for tests, with dt = 0.5 s and 0.25 nm pixels. */
public final class Stacks {

  private Stacks() {}

  /** Random samples over the whole range of the type. */
  public static ImagePlus random(int width, int height, int frames, int bits) {
    SplittableRandom random = new SplittableRandom(42);
    ImageStack stack = new ImageStack(width, height);
    for (int t = 0; t < frames; t++) {
      int n = width * height;
      switch (bits) {
        case 8 -> {
          byte[] pixels = new byte[n];
          random.nextBytes(pixels);
          stack.addSlice(new ByteProcessor(width, height, pixels));
        }
        case 16 -> {
          short[] pixels = new short[n];
          for (int i = 0; i < n; i++) {
            pixels[i] = (short) random.nextInt(65536);
          }
          stack.addSlice(new ShortProcessor(width, height, pixels, null));
        }
        default -> {
          float[] pixels = new float[n];
          for (int i = 0; i < n; i++) {
            pixels[i] = (float) random.nextDouble(-5, 1000);
          }
          stack.addSlice(new FloatProcessor(width, height, pixels));
        }
      }
    }
    return timed(new ImagePlus("wire.tif", stack));
  }

  public static ImagePlus timed(ImagePlus image) {
    image.setDimensions(1, 1, image.getStackSize());
    image.getCalibration().frameInterval = 0.5;
    image.getCalibration().setUnit("nm");
    image.getCalibration().pixelWidth = 0.25;
    image.getCalibration().pixelHeight = 0.25;
    return image;
  }
}
