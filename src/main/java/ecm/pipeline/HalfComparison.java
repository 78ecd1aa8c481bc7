package ecm.pipeline;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.statistics.LogNormal;
import ecm.statistics.Pearson;
import java.util.Locale;

/**
 * The relaxation times of the two halves of a record: whether the pattern persists, and whether the
 * mean does.
 *
 * @param first maps of the first half
 * @param second maps of the second half
 * @param unflagged pixels with a value, and none that is doubtful, in both; those flagged for where
 *     their tau lies, as lower bounds or coarsely sampled, are kept
 * @param pearson correlation of ln tau over them
 * @param nullMean mean of Pearson's r in a homogeneous sample, 0 if that is not known
 * @param nullSd standard deviation of r in a homogeneous sample; 1/sqrt(N_speckle) if that is not
 *     known
 * @param meanLnTau mean of ln tau of each half
 * @param difference second less first mean of ln tau, in its standard error sqrt(s1^2 + s2^2) /
 *     sqrt(N_speckle)
 */
public record HalfComparison(
    RelaxationMaps first,
    RelaxationMaps second,
    Mask unflagged,
    Pearson pearson,
    double nullMean,
    double nullSd,
    double[] meanLnTau,
    double difference) {

  private static final int LEAST_PIXELS = 10;

  /**
   * Maps and compares the halves.
   *
   * @param stack aligned frames
   * @param mask the region
   * @param parameters of the maps
   * @param speckleArea pixels per speckle; NaN counts every pixel
   * @param progress told of the pixels done
   * @throws InvalidInput if the record is too short to be cut, or hardly a pixel is unflagged
   */
  public static HalfComparison of(
      FrameStack stack,
      Mask mask,
      MapParameters parameters,
      double speckleArea,
      Progress progress) {
    if (stack.frames() / 2 < RecordHalves.SHORTEST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the record has %d frames, but halves of at least %d frames are needed",
              stack.frames(),
              RecordHalves.SHORTEST));
    }
    RelaxationMaps[] maps = RecordHalves.fit(stack, mask, parameters, progress);
    Mask unflagged =
        Mask.of(
            mask.width(),
            mask.height(),
            i -> mask.contains(i) && isPlain(maps[0].flags()[i]) && isPlain(maps[1].flags()[i]));
    if (unflagged.count() < LEAST_PIXELS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "only %d pixels are fitted without a doubt in both halves of the record; at least %d"
                  + " are needed",
              unflagged.count(),
              LEAST_PIXELS));
    }
    return compare(maps, unflagged, Double.isNaN(speckleArea) ? 1 : speckleArea);
  }

  /** Flags that say where tau lies do not count: choosing by tau would lower its correlation. */
  private static boolean isPlain(int flags) {
    return !PixelFlag.withoutValue(flags)
        && !PixelFlag.isDoubtful(flags & ~PixelFlag.COARSE_SAMPLING.bit());
  }

  private static HalfComparison compare(RelaxationMaps[] maps, Mask pixels, double area) {
    LogNormal first = uncensored(maps[0], pixels);
    LogNormal second = uncensored(maps[1], pixels);
    Pearson pearson = Pearson.of(maps[0].tau().ln(), maps[1].tau().ln(), pixels, area);
    double error = Math.hypot(first.sigma(), second.sigma()) * pearson.nullSd();
    return new HalfComparison(
        maps[0],
        maps[1],
        pixels,
        pearson,
        0,
        pearson.nullSd(),
        new double[] {first.mu(), second.mu()},
        (second.mu() - first.mu()) / error);
  }

  private static LogNormal uncensored(RelaxationMaps maps, Mask pixels) {
    return LogNormal.fit(maps.tau().inside(pixels), Double.POSITIVE_INFINITY);
  }

  /** The same beside the null of a homogeneous sample. */
  public HalfComparison beside(HomogeneousNull homogeneous) {
    HomogeneousNull.PearsonNull r = homogeneous.halves();
    return new HalfComparison(
        first,
        second,
        unflagged,
        pearson,
        r.mean(),
        r.sd(unflagged.count()),
        meanLnTau,
        difference);
  }
}
