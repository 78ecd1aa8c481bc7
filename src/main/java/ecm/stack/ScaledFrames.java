package ecm.stack;

/** A stack with a background taken off and each frame divided by its own gain: (I - b) / gain_t. */
public final class ScaledFrames extends FrameView {

  private final float background;
  private final float[] gain;

  /**
   * @param source the stack
   * @param background taken off every pixel, in the stack's units
   * @param gain per frame, near 1; an invalid frame's gain is not used
   */
  public ScaledFrames(FrameStack source, double background, double[] gain) {
    super(source);
    if (gain.length != source.frames()) {
      throw new IllegalArgumentException(gain.length + " gains, " + source.frames() + " frames");
    }
    this.background = (float) background;
    this.gain = new float[gain.length];
    for (int i = 0; i < gain.length; i++) {
      this.gain[i] = (float) gain[i];
    }
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
    float scale = 1 / gain[frame];
    int n = rows * source.width();
    for (int i = 0; i < n; i++) {
      target[i] = (target[i] - background) * scale;
    }
  }
}
