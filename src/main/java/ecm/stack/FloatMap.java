package ecm.stack;

import ecm.base.Api;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A map: one value per pixel, NaN where there is none.
 *
 * @param width pixels per row
 * @param height rows
 * @param values row by row; owned by the map, not to be changed after construction
 */
@Api
public record FloatMap(int width, int height, float[] values) {

  public FloatMap {
    if (values.length != width * height) {
      throw new IllegalArgumentException(
          values.length + " values for " + width + " x " + height + " pixels");
    }
  }

  /** A map with one value everywhere. */
  public static FloatMap filled(int width, int height, float value) {
    float[] values = new float[width * height];
    Arrays.fill(values, value);
    return new FloatMap(width, height, values);
  }

  public float get(int x, int y) {
    return values[y * width + x];
  }

  /** The values at the pixels of a mask, NaN ones left out, in row order. */
  public double[] inside(Mask mask) {
    double[] found = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (mask.contains(i) && !Float.isNaN(values[i])) {
        found[n++] = values[i];
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** The natural logarithms of the values; NaN where a value is not positive. */
  public FloatMap ln() {
    float[] logs = new float[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = values[i] > 0 ? (float) Math.log(values[i]) : Float.NaN;
    }
    return new FloatMap(width, height, logs);
  }

  /** The same values as an ImgLib2 image. */
  public RandomAccessibleInterval<FloatType> asImg() {
    return ArrayImgs.floats(values, width, height);
  }
}
