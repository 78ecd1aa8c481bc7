package ecm.simulation;

import ecm.simulation.medium.Spectra;
import ecm.simulation.random.CounterNoise;
import ecm.simulation.random.Poisson;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Counts of single pixels that share nothing, under the conditions of a measured record: what a
 * method of analysis says of them can be held against the truth.
 *
 * <pre>  I(t) = n [1 - s + s sum_j w_j |E_j(t)|^2],   sum w_j = 1,   counts ~ Poisson(I)</pre>
 *
 * with complex Gaussian fields of the covariance exp(-(t/tau)^beta), made as in {@link Simulator}.
 * The weights of the patterns satisfy sum w_j^2 = 1/K for any K of at least 1. Above 6 patterns I
 * is n [1 + s K^(-1/2) G(t)], cut off at 0, with a real Gaussian G of covariance exp(-2
 * (t/tau)^beta).
 *
 * <p>Record number i of a seed is the same whichever others are made and on whichever thread; an
 * object is used by one thread at a time.
 */
public final class PixelRecords {

  private static final double MOST_PATTERNS = 6;
  private static final double POWER_OF_TWO = 1.35;

  /**
   * What all pixels have in common.
   *
   * @param frames N
   * @param patterns number K of patterns that add up incoherently, 1 or more
   * @param share s of the mean intensity that fluctuates, 0 to 1
   * @param seed of the random numbers
   */
  public record Conditions(int frames, double patterns, double share, long seed) {}

  /**
   * One pixel.
   *
   * @param number of the record
   * @param lnTau ln of its relaxation time [frames]
   * @param beta exponent, up to 2; above 1 negative eigenvalues of the circle are left out
   * @param counts mean counts n per frame
   * @param layer seen in front of and behind it
   */
  public record Pixel(int number, double lnTau, double beta, double counts, Layer layer) {

    /** Without a layer. */
    public Pixel(int number, double lnTau, double beta, double counts) {
      this(number, lnTau, beta, counts, new Layer(0, 0, 1));
    }
  }

  /**
   * What a pixel sees beside its own dynamics: its field is sqrt(1-f) E + sqrt(f) E_layer.
   *
   * @param share f, 0 to 1
   * @param lnTau ln of the layer's relaxation time [frames]
   * @param beta of the layer, up to 2
   */
  public record Layer(double share, double lnTau, double beta) {}

  private final Conditions conditions;
  private final int circle;
  private final double[] weights;
  private final FloatFFT_1D transform;
  private final DoubleFFT_1D spectrum;
  private final float[] field;
  private final AmplitudeTable amplitudes;
  private final float[] own;
  private final float[] other;

  /** Makes the buffers of one thread. */
  public PixelRecords(Conditions conditions) {
    this(conditions, new AmplitudeTable(circle(conditions.frames())));
  }

  private PixelRecords(Conditions conditions, AmplitudeTable amplitudes) {
    this.conditions = conditions;
    this.amplitudes = amplitudes;
    this.circle = circle(conditions.frames());
    this.own = new float[circle / 2 + 1];
    this.other = new float[circle / 2 + 1];
    this.weights = weights(conditions.patterns());
    this.transform = new FloatFFT_1D(circle);
    this.spectrum = new DoubleFFT_1D(circle);
    this.field = new float[2 * circle];
  }

  /** The same records, by the buffers of another thread. */
  public PixelRecords another() {
    return new PixelRecords(conditions, amplitudes);
  }

  /**
   * A power of two where that is not much longer than the shortest circle: its transform is fast.
   */
  private static int circle(int frames) {
    int shortest = Spectra.circle(frames);
    int power = Integer.highestOneBit(shortest - 1) * 2;
    return power <= POWER_OF_TWO * shortest ? power : shortest;
  }

  /**
   * The weights of the fewest patterns with sum 1 and sum of squares 1 / K: all equal but a fainter
   * one.
   *
   * @return empty above 6 patterns, whose sum is taken for Gaussian
   */
  private static double[] weights(double patterns) {
    if (patterns > MOST_PATTERNS) {
      return new double[0];
    }
    int n = (int) Math.ceil(patterns - 1e-9);
    double[] weights = new double[n];
    // (n-1) a^2 + (1 - (n-1) a)^2 = 1/K
    double excess = Math.max(0, n / patterns - 1);
    double equal = n == 1 ? 0 : (1 + Math.sqrt(excess / (n - 1))) / n;
    java.util.Arrays.fill(weights, equal);
    weights[n - 1] = 1 - (n - 1) * equal;
    return weights;
  }

  /**
   * Simulates one pixel.
   *
   * @param target receives the counts of all frames
   */
  public void simulate(Pixel pixel, float[] target) {
    long key =
        new CounterNoise(conditions.seed(), CounterNoise.Stream.FIELD).pixel(pixel.number(), 0);
    int frames = conditions.frames();
    double share = conditions.share();
    java.util.Arrays.fill(target, 0, frames, (float) (1 - share));
    for (int j = 0; j < weights.length; j++) {
      synthesize(key + j, pixel, 0);
      float weight = (float) (share * weights[j]);
      for (int t = 0; t < frames; t++) {
        target[t] += weight * (field[2 * t] * field[2 * t] + field[2 * t + 1] * field[2 * t + 1]);
      }
    }
    if (weights.length == 0) {
      synthesize(key, pixel, Math.log(2));
      float scale = (float) (share * Math.sqrt(2 / conditions.patterns()));
      for (int t = 0; t < frames; t++) {
        target[t] = Math.max(0, target[t] + (float) share + scale * field[2 * t]);
      }
    }
    detect(pixel, target);
  }

  private void detect(Pixel pixel, float[] target) {
    long key =
        new CounterNoise(conditions.seed(), CounterNoise.Stream.COUNTS).pixel(pixel.number(), 0);
    for (int t = 0; t < conditions.frames(); t++) {
      target[t] = (float) Poisson.quickCount(pixel.counts() * target[t], key, t);
    }
  }

  /**
   * A field of unit mean intensity in the buffer: circulant embedding, as in Spectra. Noise of two
   * power spectra adds up to noise of their sum, so that a layer needs no second field.
   *
   * @param faster ln of 2 to square the correlation, else 0
   */
  private void synthesize(long key, Pixel pixel, double faster) {
    double beta = pixel.beta();
    amplitudes.amplitude(pixel.lnTau() - faster / beta, beta, spectrum, own);
    Layer layer = pixel.layer();
    if (layer.share() > 0) {
      double layerBeta = layer.beta();
      amplitudes.amplitude(layer.lnTau() - faster / layerBeta, layerBeta, spectrum, other);
      float f2 = (float) layer.share();
      for (int f = 0; f < own.length; f++) {
        float a = own[f];
        own[f] = (float) Math.sqrt((1 - f2) * a * a + f2 * other[f] * other[f]);
      }
    }
    CounterNoise.normalPairs(key, 0, circle, field, 0);
    Spectra.shape(own, 1, field, 0);
    transform.complexForward(field);
  }
}
