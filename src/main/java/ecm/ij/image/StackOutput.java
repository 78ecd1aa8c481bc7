package ecm.ij.image;

import ecm.base.Progress;
import ecm.ij.open.CoveredFrames;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * A {@link FrameStack} as an ImageJ stack of the narrowest sample type, with pixel size, frame
 * interval and, in the Info, the rectangle covered in every frame and the frames left out.
 * Uncovered pixels are NaN in 32-bit stacks and 0 in integer stacks.
 */
public final class StackOutput {

  private StackOutput() {}

  /** A copy in memory, titled as the stack. */
  public static ImagePlus copy(FrameStack frames, Progress progress) {
    ImageStack stack = new ImageStack(frames.width(), frames.height());
    for (int i = 0; i < frames.frames(); i++) {
      progress.check();
      stack.addSlice(null, plane(frames, i));
      progress.update(i + 1, frames.frames(), "copying frames");
    }
    return image(stack, frames);
  }

  /** Planes that already hold the samples of all frames, by reference. */
  public static ImagePlus of(FrameStack frames, Object[] planes) {
    ImageStack stack = new ImageStack(frames.width(), frames.height());
    for (Object plane : planes) {
      stack.addSlice(null, plane);
    }
    return image(stack, frames);
  }

  /** A virtual stack that reads a frame when it is asked for one. */
  public static ImagePlus view(FrameStack frames) {
    return view(frames, Progress.NONE);
  }

  /**
   * As {@link #view(FrameStack)}, to be written to a file frame after frame.
   *
   * @param progress told of each frame that is asked for, and checked before
   */
  public static ImagePlus view(FrameStack frames, Progress progress) {
    return image(new View(frames, progress), frames);
  }

  private static ImagePlus image(ImageStack stack, FrameStack frames) {
    ImagePlus image = new ImagePlus(frames.info().title(), stack);
    image.setDimensions(1, 1, frames.frames());
    MapImages.calibrated(image, frames.pixelSize());
    Calibration calibration = image.getCalibration();
    if (frames.sampleType() == SampleType.INT16) {
      calibration.setSigned16BitCalibration();
    }
    if (frames.frameInterval() > 0) {
      calibration.frameInterval = frames.frameInterval();
      calibration.setTimeUnit("sec");
    }
    Rect whole = new Rect(0, 0, frames.width(), frames.height());
    CoveredFrames.provenance(frames.coverage(), whole).writeTo(image);
    return image;
  }

  private static ImageProcessor plane(FrameStack frames, int frame) {
    float[] values = frames.frame(frame);
    fillUncovered(values, frames, frame);
    int width = frames.width();
    int height = frames.height();
    return switch (frames.sampleType()) {
      case FLOAT32 -> new FloatProcessor(width, height, values);
      case UINT8 -> new ByteProcessor(width, height, bytes(values));
      case UINT16 -> new ShortProcessor(width, height, shorts(values, 0), null);
      case INT16 -> new ShortProcessor(width, height, shorts(values, 0x8000), null);
    };
  }

  private static void fillUncovered(float[] values, FrameStack frames, int frame) {
    boolean real = frames.sampleType() == SampleType.FLOAT32;
    for (int i = 0; i < values.length; i++) {
      int x = i % frames.width();
      int y = i / frames.width();
      if (!frames.coverage().covered(frame).contains(x, y)) {
        values[i] = real ? Float.NaN : 0;
      }
    }
  }

  private static byte[] bytes(float[] values) {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) Math.round(values[i]);
    }
    return samples;
  }

  private static short[] shorts(float[] values, int offset) {
    short[] samples = new short[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (Math.round(values[i]) + offset);
    }
    return samples;
  }

  private static final class View extends VirtualStack {

    private final FrameStack frames;
    private final Progress progress;

    View(FrameStack frames, Progress progress) {
      super(frames.width(), frames.height());
      this.frames = frames;
      this.progress = progress;
      setBitDepth(frames.sampleType().bytes() * 8);
    }

    @Override
    public int getSize() {
      return frames.frames();
    }

    @Override
    public int size() {
      return frames.frames();
    }

    @Override
    public String getSliceLabel(int n) {
      return null;
    }

    @Override
    public ImageProcessor getProcessor(int n) {
      progress.check();
      progress.update(n, frames.frames(), "writing frames");
      return plane(frames, n - 1);
    }
  }
}
