package ecm.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.pixel.LikelihoodTable;
import ecm.likelihood.population.Afterglow;
import ecm.likelihood.population.Calibration;
import ecm.likelihood.population.LearnedPopulation;
import ecm.likelihood.population.LearningRecords;
import ecm.likelihood.population.PopulationLearning;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectraMaker;
import ecm.stack.FrameStack;
import ecm.stack.tile.Tile;
import ecm.stack.tile.TileReader;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Maps of the relaxation time by the likelihood of the intensity record.
 *
 * <p>A curve fit of g2 divides by the pixel's own mean, which in a record of T = 20 tau is off by
 * 20 to 30 %, and sees only as many decorrelations as fit into the record. The likelihood takes the
 * static brightness from many neighbouring speckles, so that every pair of frames tells of tau: the
 * square root of the intensity moves at a rate that depends on m(r) / tau^beta alone. Contrast,
 * beta, noise and the spread of ln tau are learned from all pixels together.
 */
public final class LikelihoodMapping {

  private static final int FEWEST_FRAMES = 64;

  /** A pixel that drift covers in fewer of the valid frames has no estimate. */
  private static final double FEWEST_OF_FRAMES = 0.5;

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
    requireFrames(stack);
    return new LikelihoodMapping(stack, region, progress).map();
  }

  private static void requireFrames(FrameStack stack) {
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

  private static void requirePixels(int pixels) {
    if (pixels < LikelihoodRegion.FEWEST_PIXELS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the region has %d pixels; at least %d are needed to learn what they have in common",
              pixels,
              LikelihoodRegion.FEWEST_PIXELS));
    }
  }

  private LikelihoodMaps map() {
    LearningRecords read =
        LearningRecords.read(stack, region.learned(), region.brightness(), progress.part(0, 0.15));
    requirePixels(read.count());
    double afterglow = Afterglow.of(read.fitted());
    if (afterglow > 0) {
      progress.log(
          String.format(
              Locale.ROOT,
              "an afterglow of the camera of %.0f %% from frame to frame was taken out",
              100 * afterglow));
    }
    LearningRecords records = read.withoutAfterglow(afterglow);
    LearnedPopulation population =
        new PopulationLearning(records, region, 1 / stack.frameInterval(), progress.part(0.15, 0.5))
            .learn();
    PixelMap pixels = new PixelMap(region.mask());
    LikelihoodTable table = population.table();
    TileReader.of(stack, region.mask())
        .forEach(
            progress.part(0.5, 0.9),
            "likelihood: maps",
            () -> new TileEstimates(population, table, pixels, afterglow));
    return new SpatialPosterior(region, population, pixels, afterglow)
        .maps(stack.frameInterval(), progress.part(0.9, 1));
  }

  /** Estimates the pixels of one tile after another. One per thread. */
  private final class TileEstimates implements Consumer<Tile> {
    private final LearnedPopulation population;
    private final SpectraMaker maker;
    private final LikelihoodTable.Reader reader;
    private final PixelMap pixels;
    private final double afterglow;
    private final PixelSpectra some;
    private final double[] brightness;
    private final int frames;

    TileEstimates(
        LearnedPopulation population, LikelihoodTable table, PixelMap pixels, double afterglow) {
      this.afterglow = afterglow;
      this.population = population;
      this.maker = new SpectraMaker(population.model(), population.statistics().gain());
      this.reader = table.reader();
      this.pixels = pixels;
      this.some = PixelSpectra.empty(population.model().bins().count(), maker.lanes());
      this.brightness = new double[maker.lanes()];
      this.frames = stack.coverage().validCount();
    }

    @Override
    public void accept(Tile tile) {
      for (int from = 0; from < tile.width(); from += maker.lanes()) {
        int n = Math.min(maker.lanes(), tile.width() - from);
        for (int q = 0; q < n; q++) {
          brightness[q] = region.brightness().values()[tile.pixels()[from + q]];
        }
        maker.take(stack, tile, from, n, afterglow);
        maker.make(brightness, some, 0);
        for (int q = 0; q < n; q++) {
          double share = (double) maker.valid(q) / frames;
          boolean hasPower = Float.isFinite(some.power()[q * some.bins()]);
          if (brightness[q] > 0 && share >= FEWEST_OF_FRAMES && hasPower) {
            estimate(tile.pixels()[from + q], q, share);
          }
        }
      }
    }

    private void estimate(int pixel, int at, double share) {
      reader.read(some, at);
      Calibration.Pixel found =
          new Calibration.Pixel(
              reader.mean(),
              reader.sd(),
              reader.beta(),
              some.excess()[at],
              brightness[at] / population.statistics().gain());
      Calibration calibration = population.calibration();
      pixels.mean()[pixel] = calibration.mean(found);
      pixels.variance()[pixel] = calibration.variance(found) / share;
      pixels.misfit()[pixel] = reader.misfit(some.level()[at]) / population.misfit();
    }
  }
}
