package ecm.sample;

import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The moments of a simulated experiment on a wire, made without any frame: thickness times the
 * average of some independent speckle patterns, plus background and noise.
 */
final class Scene {

  /** One place in the image [px]. */
  record Place(double x, double y) {}

  final int width;
  final int height;
  private final double[] mean;
  private final double[] sd;
  private final Random random;

  Scene(int width, int height, long seed) {
    this.width = width;
    this.height = height;
    this.mean = new double[width * height];
    this.sd = new double[width * height];
    this.random = new Random(seed);
  }

  /** Chord of a cylinder over its diameter; axis through a point, turned from the y axis. */
  static ToDoubleFunction<Place> cylinder(double x0, double y0, double radius, double degrees) {
    double angle = Math.toRadians(degrees);
    return p -> {
      double across = (p.x - x0) * Math.cos(angle) + (p.y - y0) * Math.sin(angle);
      return Math.sqrt(Math.max(0, 1 - across * across / (radius * radius)));
    };
  }

  /** Adds sample whose speckle has contrast 1, a record of so many patterns; 0 = no noise. */
  Scene sample(double counts, ToDoubleFunction<Place> thickness, int patterns) {
    double[] average = new double[mean.length];
    double[] squares = new double[mean.length];
    Arrays.fill(average, patterns == 0 ? 1 : 0);
    Arrays.fill(squares, patterns == 0 ? 2 : 0);
    for (int k = 0; k < patterns; k++) {
      double[] real = blurred(1.2);
      double[] imaginary = blurred(1.2);
      for (int i = 0; i < real.length; i++) {
        double intensity = (real[i] * real[i] + imaginary[i] * imaginary[i]) / 2;
        average[i] += intensity / patterns;
        squares[i] += intensity * intensity / patterns;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double here = counts * thickness.applyAsDouble(new Place(i % width, i / width));
      mean[i] += here * average[i];
      sd[i] = Math.hypot(sd[i], here * Math.sqrt(squares[i] - average[i] * average[i]));
    }
    return this;
  }

  /** Adds something that does not flicker. */
  Scene constant(ToDoubleFunction<Place> intensity) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += intensity.applyAsDouble(new Place(i % width, i / width));
    }
    return this;
  }

  /** Adds Gaussian noise to the mean image. */
  Scene noise(double size) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += size * random.nextGaussian();
    }
    return this;
  }

  Moments moments() {
    float[] m = new float[mean.length];
    float[] s = new float[mean.length];
    for (int i = 0; i < m.length; i++) {
      m[i] = (float) mean[i];
      s[i] = (float) sd[i];
    }
    return new Moments(
        new FloatMap(width, height, m), new FloatMap(width, height, s), new double[] {0});
  }

  Coverage coverage() {
    return Coverage.full(width, height, 1);
  }

  SampleRegion found(double threshold) {
    return SampleRegion.find(moments(), coverage(), new MaskParameters(threshold));
  }

  /** White noise blurred by a Gaussian, variance 1, periodic. */
  private double[] blurred(double blur) {
    double[] field = new double[mean.length];
    Arrays.setAll(field, i -> random.nextGaussian());
    int reach = (int) Math.ceil(3 * blur);
    double[] weights = new double[2 * reach + 1];
    Arrays.setAll(weights, k -> Math.exp(-(k - reach) * (k - reach) / (2 * blur * blur)));
    double scale = 1 / Arrays.stream(weights).map(w -> w * w).sum();
    double[] rows = new double[field.length];
    double[] result = new double[field.length];
    for (int k = -reach; k <= reach; k++) {
      for (int i = 0; i < field.length; i++) {
        int x = i % width + k;
        int wrap = x < 0 ? width : x >= width ? -width : 0;
        rows[i] += weights[k + reach] * field[i + k + wrap];
      }
    }
    for (int k = -reach; k <= reach; k++) {
      for (int i = 0; i < field.length; i++) {
        int from = Math.floorMod(i + k * width, field.length);
        result[i] += weights[k + reach] * rows[from] * scale;
      }
    }
    return result;
  }
}
