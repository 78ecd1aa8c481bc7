package ecm.likelihood;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Tile;
import ecm.stack.TileReader;
import ecm.statistics.Estimate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Maps of the relaxation time by the likelihood of the intensity record. */
public final class LikelihoodMapping {

  /** An estimate whose error is this much wider than the prior says nothing. */
  private static final double MOST_VARIANCE = 400;

  private static final int FEWEST_FRAMES = 64;

  private final FrameStack stack;
  private final LikelihoodRegion region;
  private final Progress progress;

  private LikelihoodMapping(FrameStack stack, LikelihoodRegion region, Progress progress) {
    this.stack = stack;
    this.region = region;
    this.progress = progress;
  }

  /**
   * Maps a region.
   *
   * @param stack aligned frames, background taken off, with a known frame interval
   * @param region its pixels
   * @param progress told of the pixels done
   * @throws InvalidInput with the reason if the record or the region is too small, or nothing
   *     fluctuates
   */
  public static LikelihoodMaps of(FrameStack stack, LikelihoodRegion region, Progress progress) {
    require(stack, region);
    return new LikelihoodMapping(stack, region, progress).map();
  }

  private static void require(FrameStack stack, LikelihoodRegion region) {
    int pixels = region.learned().count();
    if (pixels < LikelihoodRegion.FEWEST_PIXELS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the region has %d pixels; at least %d are needed to learn what they have in common",
              pixels,
              LikelihoodRegion.FEWEST_PIXELS));
    }
    int frames = stack.coverage().validCount();
    if (frames < FEWEST_FRAMES) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the record has %d valid frames; at least %d are needed",
              frames,
              FEWEST_FRAMES));
    }
  }

  private LikelihoodMaps map() {
    LearningRecords records =
        LearningRecords.read(stack, region.learned(), region.brightness(), progress.part(0, 0.1));
    LearnedPopulation population =
        new PopulationLearning(records, stack.frames(), progress.part(0.1, 0.4)).learn();
    int size = region.mask().inside().length;
    float[] mean = new float[size];
    float[] sd = new float[size];
    Arrays.fill(mean, Float.NaN);
    Arrays.fill(sd, Float.NaN);
    LikelihoodTable table = population.table();
    TileReader.of(stack, region.mask())
        .forEach(
            progress.part(0.4, 0.9),
            "likelihood: maps",
            () -> new TileEstimates(population, table, mean, sd));
    return spatial(population, mean, sd);
  }

  /** Estimates the pixels of one tile after another. One per thread. */
  private final class TileEstimates implements Consumer<Tile> {
    private final LearnedPopulation population;
    private final SpectraMaker maker;
    private final LikelihoodTable.Reader reader;
    private final float[] mean;
    private final float[] sd;
    private final float[] record = new float[stack.frames()];
    private final PixelSpectra one;

    TileEstimates(LearnedPopulation population, LikelihoodTable table, float[] mean, float[] sd) {
      this.population = population;
      this.maker = new SpectraMaker(population.model(), population.statistics().gain());
      this.reader = table.reader();
      this.mean = mean;
      this.sd = sd;
      this.one = PixelSpectra.empty(population.model().bins().count(), 1);
    }

    @Override
    public void accept(Tile tile) {
      Calibration calibration = population.calibration();
      for (int p = 0; p < tile.width(); p++) {
        int pixel = tile.pixels()[p];
        float brightness = region.brightness().values()[pixel];
        if (!(brightness > 0)) {
          continue;
        }
        Records.copy(stack, tile, p, record);
        maker.make(record, brightness, one, 0);
        reader.read(one, 0);
        double counts = brightness / population.statistics().gain();
        mean[pixel] = (float) calibration.mean(reader.mean(), one.excess()[0], counts);
        sd[pixel] =
            (float) Math.sqrt(calibration.variance(reader.sd(), reader.mean(), one.excess()[0]));
      }
    }
  }

  private LikelihoodMaps spatial(LearnedPopulation population, float[] mean, float[] sd) {
    double sigma = population.dynamics().sigma();
    double mu = population.dynamics().mu();
    int size = mean.length;
    double[] values = new double[size];
    double[] variance = new double[size];
    Mask known = Mask.of(region.mask().width(), region.mask().height(), i -> !Float.isNaN(mean[i]));
    double noise = 0;
    for (int i : known.indices()) {
      double posterior = Math.max(1e-6, Math.min(sd[i] * sd[i], 0.95 * sigma * sigma));
      double precision =
          Math.max(1 / posterior - 1 / (sigma * sigma), 1 / (MOST_VARIANCE * sigma * sigma));
      variance[i] = 1 / precision;
      values[i] = (mean[i] - mu) / posterior / precision;
      noise += Math.min(variance[i], 4 * sigma * sigma) / known.count();
    }
    SpatialPrior prior =
        SpatialPrior.learn(values, variance, known, sigma, region.speckle().fwhm());
    double ratio = noise / (sigma * sigma);
    double reach = ratio < 0.1 ? 2.3 : ratio < 0.5 ? 3.2 : 4.5;
    double[] smooth = new double[size];
    double[] error = new double[size];
    new Kriging(prior, known, reach).solve(values, variance, smooth, error, progress.part(0.9, 1));
    FloatMap none = FloatMap.filled(region.mask().width(), region.mask().height(), Float.NaN);
    Dynamics d = population.dynamics();
    PatternStatistics p = population.statistics();
    LikelihoodPopulation numbers =
        new LikelihoodPopulation(
            Estimate.of(Math.exp(mu) * stack.frameInterval(), Double.NaN),
            Estimate.of(sigma, Double.NaN),
            Estimate.of(d.beta(), Double.NaN),
            Estimate.of(p.contrast(), Double.NaN),
            Estimate.of(prior.xi(), Double.NaN),
            Double.NaN,
            p.patterns(),
            p.share(),
            d.brightnessSd(),
            d.betaSd(),
            known.count());
    double[] empty = new double[0];
    return new LikelihoodMaps(
        known,
        times(known, mu, smooth),
        map(known, error),
        times(known, 0, toDouble(mean)),
        map(known, toDouble(sd)),
        none,
        numbers,
        new SpectrumCheck(empty, empty, empty, empty, 0, ""));
  }

  private static double[] toDouble(float[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }

  /** exp(offset + ln tau) in seconds. */
  private FloatMap times(Mask known, double offset, double[] lnTau) {
    double[] tau = new double[lnTau.length];
    Arrays.setAll(tau, i -> Math.exp(offset + lnTau[i]) * stack.frameInterval());
    return map(known, tau);
  }

  private static FloatMap map(Mask known, double[] values) {
    FloatMap map = FloatMap.filled(known.width(), known.height(), Float.NaN);
    for (int i : known.indices()) {
      map.values()[i] = (float) values[i];
    }
    return map;
  }
}
