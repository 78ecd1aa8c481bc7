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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A region with what its pixels have in common, learned from one record or from several equally
 * long parts of one, with which any record of that length can be mapped.
 *
 * @param region its pixels
 * @param population contrast, beta, noise and spread of ln tau
 * @param afterglow part of a frame that the camera shows again in the next
 */
record LearnedRegion(LikelihoodRegion region, LearnedPopulation population, double afterglow) {

  private static final int FEWEST_FRAMES = 64;

  /** A pixel that drift covers in fewer of the valid frames has no estimate. */
  private static final double FEWEST_OF_FRAMES = 0.5;

  /**
   * Learns.
   *
   * @param parts of a record, equally long, with the same frames missing
   * @param region pixels to map
   * @param progress its log receives an afterglow
   * @throws InvalidInput with the reason if the record or the region is too small, or nothing
   *     fluctuates
   */
  static LearnedRegion of(List<FrameStack> parts, LikelihoodRegion region, Progress progress) {
    parts.forEach(LearnedRegion::requireFrames);
    List<LearningRecords> each = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Progress one = progress.part(0.3 * i / parts.size(), 0.3 * (i + 1) / parts.size());
      each.add(LearningRecords.read(parts.get(i), region.learned(), region.brightness(), one));
    }
    LearningRecords read = LearningRecords.joined(each);
    requirePixels(each.get(0).count());
    double afterglow = Afterglow.of(read.fitted());
    if (afterglow > 0) {
      progress.log(
          String.format(
              Locale.ROOT,
              "an afterglow of the camera of %.0f %% from frame to frame was taken out",
              100 * afterglow));
    }
    LearningRecords records = read.withoutAfterglow(afterglow);
    double rate = 1 / parts.get(0).frameInterval();
    LearnedPopulation population =
        new PopulationLearning(records, region, rate, progress.part(0.3, 1)).learn();
    return new LearnedRegion(region, population, afterglow);
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

  /**
   * Maps a record.
   *
   * @param stack as long as what was learned from
   * @param level whether the median is that of what was learned, or of this record
   * @param progress told of the pixels done
   */
  LikelihoodMaps map(FrameStack stack, Level level, Progress progress) {
    PixelMap pixels = new PixelMap(region.mask());
    LikelihoodTable table = population.table();
    TileReader.of(stack, region.mask())
        .forEach(
            progress.part(0, 0.8),
            "likelihood: maps",
            () -> new TileEstimates(stack, table, pixels));
    return new SpatialPosterior(region, population, pixels, afterglow)
        .maps(stack.frameInterval(), level, progress.part(0.8, 1));
  }

  /** Where the median of a map comes from. */
  enum Level {
    /** From what was learned. */
    LEARNED,
    /** From the pixels of the record itself: it differs from one part of a record to another. */
    OWN
  }

  /** Estimates the pixels of one tile after another. One per thread. */
  private final class TileEstimates implements Consumer<Tile> {
    private final FrameStack stack;
    private final SpectraMaker maker;
    private final LikelihoodTable.Reader reader;
    private final PixelMap pixels;
    private final PixelSpectra some;
    private final double[] brightness;
    private final int frames;

    TileEstimates(FrameStack stack, LikelihoodTable table, PixelMap pixels) {
      this.stack = stack;
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
