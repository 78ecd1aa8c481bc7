package ecm.registration;

import ecm.base.FastLength;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Random;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Dark-field frames with known drift: a cylindrical wire with a bright static spot, Gaussian
 * speckle of |mu|^2 FWHM 2.8 px that moves with the sample, Poisson counts. The structure is
 * evaluated at the shifted coordinates and the speckle shifted by phases, so fractions of a pixel
 * are exact.
 */
public final class Scene {

  public int width = 128;
  public int height = 128;
  public int frames = 100;

  /** Contrast A of the speckle: variance over squared mean. */
  public double contrast = 1;

  /** Mean counts on the axis of the wire. */
  public double counts = 10;

  /** Field correlation of successive speckle patterns: 0 = independent, 1 = static. */
  public double memory;

  /** Height of the spot over the mean on the axis. */
  public double spot = 12;

  /** Where the spot lies across the field, 0 to 1. */
  public double spotX = 0.55;

  /** Standard deviation of the spot [px]. */
  public double spotSize = 3;

  public double background = 0.12;

  /** Radius of the wire [px], and how far its axis leans [px per px]. */
  public double radius = 40;

  public double lean = 0.05;
  public double roughness = 1;
  public boolean poisson = true;
  public long seed = 1;

  /** Drift per frame [px]. */
  public double[] dx;

  public double[] dy;

  /** Rotation per frame about the centre [rad]; null for none (structure only). */
  public double[] angle;

  /** Beam intensity per frame; null for 1. */
  public double[] beam;

  /** What the wire's radius has grown by, per frame [px]; null for nothing. */
  public double[] growth;

  private Random random;
  private double[] field;
  private double[] filter;
  private DoubleFFT_2D fft;
  private int side;

  /**
   * A still wire of few pixels, 40 x 40 px: rough edges that lean, a spot, no speckle; without
   * drift until it is given one.
   */
  public static Scene smallWire(int frames) {
    Scene scene = new Scene().size(40, 40, frames);
    scene.contrast = 0;
    scene.spot = 3;
    scene.spotSize = 2;
    scene.radius = 11;
    scene.lean = 0.2;
    scene.dx = new double[frames];
    scene.dy = new double[frames];
    return scene;
  }

  /** A random walk with whole or fractional steps, returning towards 0. */
  public static double[] walk(int n, double step, boolean whole, long seed) {
    Random random = new Random(seed);
    double[] walk = new double[n];
    double at = 0;
    for (int t = 1; t < n; t++) {
      at = 0.995 * at + step * random.nextGaussian();
      walk[t] = whole ? Math.rint(at) : at;
    }
    return walk;
  }

  public Scene size(int newWidth, int newHeight, int newFrames) {
    width = newWidth;
    height = newHeight;
    frames = newFrames;
    radius = 0.31 * newWidth;
    return this;
  }

  /** The frames, as 16-bit counts, or as floats without Poisson noise. */
  public FrameStack stack() {
    if (dx == null) {
      dx = walk(frames, 0.4, true, seed + 100);
      dy = walk(frames, 0.4, true, seed + 200);
    }
    random = new Random(seed);
    prepareSpeckle();
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      planes[t] = plane(t);
    }
    SampleType type = poisson ? SampleType.UINT16 : SampleType.FLOAT32;
    return new ArrayFrameStack(width, height, planes, type, new StackInfo("scene", 0.1, 0.25));
  }

  private void prepareSpeckle() {
    side = FastLength.of(Math.max(width, height) + 8);
    fft = new DoubleFFT_2D(side, side);
    filter = new double[side * side];
    // amplitude exp(-k^2 s^2/4), so |mu|^2 = exp(-r^2/s^2), of FWHM 1.6651 s
    double s = 2.8 / 1.6651;
    double power = 0;
    for (int i = 0; i < filter.length; i++) {
      double k2 = Math.pow(frequency(i % side), 2) + Math.pow(frequency(i / side), 2);
      filter[i] = Math.exp(-k2 * s * s / 4);
      power += filter[i] * filter[i];
    }
    double scale = side / Math.sqrt(power / 1.0);
    for (int i = 0; i < filter.length; i++) {
      filter[i] *= scale;
    }
    field = white();
  }

  private double frequency(int k) {
    return 2 * Math.PI * (k <= side / 2 ? k : k - side) / side;
  }

  /** Complex white noise, variance 1/side^2 per frequency times side^2 after the transform. */
  private double[] white() {
    double[] noise = new double[2 * side * side];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian() / Math.sqrt(2);
    }
    return noise;
  }

  /** Speckle intensity of mean 1 on the sample, moved by (dx, dy). */
  private double[] speckle(double shiftX, double shiftY) {
    double[] e = new double[field.length];
    for (int i = 0; i < filter.length; i++) {
      double phase = -(frequency(i % side) * shiftX + frequency(i / side) * shiftY);
      double cos = Math.cos(phase) * filter[i];
      double sin = Math.sin(phase) * filter[i];
      e[2 * i] = field[2 * i] * cos - field[2 * i + 1] * sin;
      e[2 * i + 1] = field[2 * i] * sin + field[2 * i + 1] * cos;
    }
    fft.complexInverse(e, true);
    double[] intensity = new double[filter.length];
    for (int i = 0; i < intensity.length; i++) {
      double power = (e[2 * i] * e[2 * i] + e[2 * i + 1] * e[2 * i + 1]) * side * side;
      intensity[i] = 1 + Math.sqrt(contrast) * (power - 1);
    }
    return intensity;
  }

  private Object plane(int t) {
    if (t > 0 && memory < 1) {
      double[] fresh = white();
      double kick = Math.sqrt(1 - memory * memory);
      for (int i = 0; i < field.length; i++) {
        field[i] = memory * field[i] + kick * fresh[i];
      }
    }
    double[] x = contrast > 0 ? speckle(dx[t], dy[t]) : null;
    double gain = counts * (beam == null ? 1 : beam[t]);
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      int px = i % width;
      int py = i / width;
      double factor = x == null ? 1 : x[py * side + px];
      values[i] = (float) (gain * structure(px - dx[t], py - dy[t], t, factor));
    }
    return poisson ? counted(values) : values;
  }

  /** Thickness of the wire times the speckle, plus spot and background. */
  private double structure(double px, double py, int t, double speckle) {
    double x = px;
    double y = py;
    if (angle != null) {
      double cx = px - width / 2.0;
      double cy = py - height / 2.0;
      x = width / 2.0 + cx * Math.cos(angle[t]) + cy * Math.sin(angle[t]);
      y = height / 2.0 - cx * Math.sin(angle[t]) + cy * Math.cos(angle[t]);
    }
    double edge = roughness * (Math.sin(y / 7.0) + Math.sin(y / 4.3 + 1));
    double r = radius + edge + (growth == null ? 0 : growth[t]);
    double u = x - width / 2.0 - lean * (y - height / 2.0);
    double chord = Math.sqrt(Math.max(0, 1 - u * u / (r * r)));
    double sx = x - spotX * width;
    double sy = y - 0.45 * height;
    double bright = spot * Math.exp(-(sx * sx + sy * sy) / (2 * spotSize * spotSize));
    return background + chord * speckle + bright;
  }

  private short[] counted(float[] values) {
    short[] counted = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      counted[i] = (short) Math.min(65535, poisson(values[i]));
    }
    return counted;
  }

  private int poisson(double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
