package ecm.pipeline.maps;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;

/** The maps while they are filled, each pixel by the thread that fits it. */
public final class MapArrays {

  private final int width;
  private final int height;
  public final float[] tau;
  public final float[] beta;
  public final float[] contrast;
  final float[] residual;
  public final int[] flags;

  public MapArrays(int width, int height) {
    this.width = width;
    this.height = height;
    this.tau = notANumber();
    this.beta = notANumber();
    this.contrast = notANumber();
    this.residual = notANumber();
    this.flags = new int[width * height];
    Arrays.fill(flags, PixelFlag.OUTSIDE_MASK.bit());
  }

  private float[] notANumber() {
    float[] values = new float[width * height];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  RelaxationMaps maps(Mask mask, double frameInterval, double recordLength) {
    return new RelaxationMaps(
        mask,
        new FloatMap(width, height, tau),
        new FloatMap(width, height, beta),
        new FloatMap(width, height, contrast),
        new FloatMap(width, height, notANumber()),
        new FloatMap(width, height, notANumber()),
        new FloatMap(width, height, residual),
        flags,
        frameInterval,
        recordLength);
  }
}
