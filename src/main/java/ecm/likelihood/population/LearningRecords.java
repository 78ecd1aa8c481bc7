package ecm.likelihood.population;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.spectrum.Periodogram;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectraMaker;
import ecm.likelihood.spectrum.SpectrumModel;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.Tile;
import ecm.stack.tile.TileReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The records of some pixels, from which the properties of the population are learned.
 *
 * @param pixels image indices, ascending
 * @param intensity record of each pixel; NaN in frames without a value
 * @param brightness m of each pixel
 */
public record LearningRecords(int[] pixels, float[][] intensity, double[] brightness) {

  private static final int MOST_PIXELS = 10_000;
  private static final long MOST_SAMPLES = 30_000_000;

  /** Of so many the likelihood is maximised. */
  private static final int FITTED = 2200;

  /** Of so many the decay is looked at for a start. */
  private static final int GLANCED_AT = 500;

  /** Of the valid frames a pixel must have so many to be learned from. */
  private static final double LEAST_VALID_SHARE = 0.8;

  private static final int STATISTICS_BLOCKS = 20;

  /**
   * Reads pixels spread evenly over a mask.
   *
   * @param brightness static brightness m; only pixels where it is above 0 are used
   */
  public static LearningRecords read(
      FrameStack stack, Mask mask, FloatMap brightness, Progress progress) {
    int[] usable = Arrays.stream(mask.indices()).filter(i -> brightness.values()[i] > 0).toArray();
    int most = (int) Math.min(MOST_PIXELS, Math.max(200, MOST_SAMPLES / stack.frames()));
    int n = Math.min(most, usable.length);
    boolean[] chosen = new boolean[mask.inside().length];
    int[] place = new int[chosen.length];
    int[] pixels = new int[n];
    for (int k = 0; k < n; k++) {
      pixels[k] = usable[(int) ((k + 0.5) * usable.length / n)];
      chosen[pixels[k]] = true;
      place[pixels[k]] = k;
    }
    float[][] records = new float[n][stack.frames()];
    Mask some = new Mask(mask.width(), mask.height(), chosen);
    TileReader.of(stack, some)
        .forEach(progress, "likelihood: reading", () -> tile -> copy(stack, tile, records, place));
    double[] m = new double[n];
    Arrays.setAll(m, k -> brightness.values()[pixels[k]]);
    return new LearningRecords(pixels, records, m).sound(stack.coverage().validCount());
  }

  /**
   * The records of several parts, of so many pixels of each that they are together as many as of
   * one; those of one pixel stand side by side.
   *
   * @param parts equally long
   */
  public static LearningRecords joined(List<LearningRecords> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    record One(int pixel, float[] intensity, double brightness) {}
    List<One> all = new ArrayList<>();
    for (LearningRecords part : parts) {
      LearningRecords some = part.some((MOST_PIXELS + parts.size() - 1) / parts.size());
      for (int k = 0; k < some.count(); k++) {
        all.add(new One(some.pixels[k], some.intensity[k], some.brightness[k]));
      }
    }
    all.sort(Comparator.comparingInt(One::pixel));
    return new LearningRecords(
        all.stream().mapToInt(One::pixel).toArray(),
        all.stream().map(One::intensity).toArray(float[][]::new),
        all.stream().mapToDouble(One::brightness).toArray());
  }

  /** Those of which most frames have a value. */
  private LearningRecords sound(int frames) {
    int[] kept =
        java.util.stream.IntStream.range(0, count())
            .filter(k -> Records.valid(intensity[k]) >= LEAST_VALID_SHARE * frames)
            .toArray();
    return chosen(kept);
  }

  private LearningRecords chosen(int[] places) {
    return new LearningRecords(
        Arrays.stream(places).map(k -> pixels[k]).toArray(),
        Arrays.stream(places).mapToObj(k -> intensity[k]).toArray(float[][]::new),
        Arrays.stream(places).mapToDouble(k -> brightness[k]).toArray());
  }

  private static void copy(FrameStack stack, Tile tile, float[][] records, int[] place) {
    for (int p = 0; p < tile.width(); p++) {
      Records.copy(stack, tile, p, records[place[tile.pixels()[p]]]);
    }
  }

  /** The same without an afterglow of the detector. */
  public LearningRecords withoutAfterglow(double afterglow) {
    if (afterglow == 0) {
      return this;
    }
    float[][] sharp = new float[count()][];
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] = intensity[i].clone();
      Afterglow.remove(sharp[i], afterglow);
    }
    return new LearningRecords(pixels, sharp, brightness);
  }

  /** The frames in which no pixel has a value. */
  boolean[] missing() {
    boolean[] missing = new boolean[frames()];
    for (int t = 0; t < missing.length; t++) {
      boolean none = true;
      for (int i = 0; i < intensity.length && none; i++) {
        none = Float.isNaN(intensity[i][t]);
      }
      missing[t] = none;
    }
    return missing;
  }

  public int count() {
    return pixels.length;
  }

  int frames() {
    return intensity[0].length;
  }

  /** Contrast, number of patterns, gain. */
  PatternStatistics statistics() {
    double[][] sums = new double[count()][];
    Parallel.forEach(
        count(),
        Progress.NONE,
        "likelihood: statistics",
        i -> sums[i] = products(intensity[i], brightness[i]));
    List<PatternStatistics.Sums> blocks = new ArrayList<>();
    for (int b = 0; b < STATISTICS_BLOCKS; b++) {
      int from = count() * b / STATISTICS_BLOCKS;
      int to = count() * (b + 1) / STATISTICS_BLOCKS;
      blocks.add(sums(sums, from, to));
    }
    return PatternStatistics.of(blocks);
  }

  private PatternStatistics.Sums sums(double[][] products, int from, int to) {
    double[] total = new double[5];
    double mean = 0;
    double square = 0;
    double cube = 0;
    for (int i = from; i < to; i++) {
      double m = brightness[i];
      for (int k = 0; k < total.length; k++) {
        total[k] += products[i][k];
      }
      mean += m;
      square += m * m;
      cube += m * m * m;
    }
    return new PatternStatistics.Sums(mean, square, cube, Arrays.copyOf(total, 4), total[4]);
  }

  /** Means of d_t d_(t+p) at p = 0, 1, 2, 4, and of d_t d_(t+1) d_(t+2). */
  private static double[] products(float[] record, double brightness) {
    double[] d = new double[record.length];
    for (int t = 0; t < d.length; t++) {
      d[t] = record[t] - brightness;
    }
    double[] sums = new double[5];
    int[] count = new int[5];
    int[] lags = {0, 1, 2, 4};
    double[] next = Arrays.copyOfRange(d, 1, d.length + 1);
    next[d.length - 1] = Double.NaN;
    for (int t = 0; t < next.length; t++) {
      next[t] *= d[t];
    }
    return new double[] {
      mean(d, d, 0), mean(d, d, 1), mean(d, d, 2), mean(d, d, 4), mean(next, d, 2)
    };
  }

  /** Mean of a_t b_(t+lag) over the frames in which there are both. */
  private static double mean(double[] a, double[] b, int lag) {
    double sum = 0;
    int n = 0;
    for (int t = lag; t < b.length; t++) {
      double product = a[t - lag] * b[t];
      if (product == product) { // not NaN, of a frame without a value
        sum += product;
        n++;
      }
    }
    return sum / Math.max(1, n);
  }

  /** The same with no more pixels than the likelihood is maximised of. */
  public LearningRecords fitted() {
    return some(FITTED);
  }

  LearningRecords some(int most) {
    int n = Math.min(most, count());
    int[] places = new int[n];
    Arrays.setAll(places, k -> (int) ((k + 0.5) * count() / n));
    return chosen(places);
  }

  /** The spectra of all pixels. */
  PixelSpectra spectra(SpectrumModel model, double gain, Progress progress) {
    PixelSpectra spectra = PixelSpectra.empty(model.bins().count(), count());
    int lanes = Periodogram.lanes(model.bins());
    Parallel.forEach(
        (count() + lanes - 1) / lanes,
        progress,
        "likelihood: spectra",
        () -> {
          SpectraMaker maker = new SpectraMaker(model, gain);
          return block -> {
            int from = block * lanes;
            int to = Math.min(count(), from + lanes);
            maker.take(intensity, from, to - from);
            maker.make(Arrays.copyOfRange(brightness, from, to), spectra, from);
          };
        });
    return spectra;
  }

  /**
   * The lag [frames] at which the pooled covariance of I / m falls to A exp(-2), about tau.
   *
   * @param contrast A
   */
  double decayTime(double contrast) {
    LearningRecords some = some(GLANCED_AT);
    double lag = 1;
    double before = Double.NaN;
    double limit = contrast * Math.exp(-2);
    int frames = intensity[0].length;
    for (int p = 1; p <= frames / 4; p *= 2) {
      double now = some.covariance(p);
      if (now <= limit) {
        double share = Math.log(before / limit) / Math.log(before / Math.max(now, 0.2 * limit));
        return p == 1 ? 1 : lag * Math.pow(2, share);
      }
      lag = p;
      before = now;
    }
    return lag * Math.pow(2 / Math.max(0.05, Math.log(contrast / before)), 1.4);
  }

  /** Mean of (I_t - m) (I_(t+p) - m) / m^2 over frames and pixels. */
  private double covariance(int lag) {
    double[] sums = new double[count()];
    Parallel.forEach(
        count(),
        Progress.NONE,
        "likelihood: statistics",
        i -> {
          float[] record = intensity[i];
          double m = brightness[i];
          double sum = 0;
          int n = 0;
          for (int t = 0; t + lag < record.length; t++) {
            double product = (record[t] - m) * (record[t + lag] - m);
            if (!Double.isNaN(product)) {
              sum += product;
              n++;
            }
          }
          sums[i] = n == 0 ? 0 : sum / n;
        });
    double products = 0;
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      products += sums[i];
      squares += brightness[i] * brightness[i];
    }
    return products / squares;
  }
}
