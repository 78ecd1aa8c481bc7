package ecm.pipeline.time;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.parts.PartMap;
import ecm.pipeline.parts.PartMapping;
import ecm.stack.Mask;
import ecm.statistics.LogNormal;
import ecm.statistics.Pearson;
import java.util.Locale;

/**
 * The relaxation times of the two halves of a record: whether the pattern persists, and whether the
 * mean does.
 *
 * @param estimator of tau
 * @param first map of the first half
 * @param second map of the second half
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
    MapEstimator estimator,
    PartMap first,
    PartMap second,
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
   * @param record the whole, and how its parts are mapped
   * @param speckleArea pixels per speckle; NaN counts every pixel
   * @param progress told of the pixels done
   * @return the reason if the likelihood cannot map a half
   * @throws InvalidInput if the record is too short to be cut, or hardly a pixel is unflagged
   */
  public static Maybe<HalfComparison> of(
      PartMapping record, double speckleArea, Progress progress) {
    int half = record.frames() / 2;
    if (half < RecordHalves.SHORTEST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the record has %d frames, but halves of at least %d frames are needed",
              record.frames(),
              RecordHalves.SHORTEST));
    }
    Maybe<PartMap> first = record.map(0, half, progress.part(0, 0.5));
    if (first.value().isEmpty()) {
      return Maybe.not(first.reason());
    }
    Maybe<PartMap> second = record.map(half, half, progress.part(0.5, 1));
    double area = Double.isNaN(speckleArea) ? 1 : speckleArea;
    return second.map(s -> compare(record.estimator(), first.value().get(), s, area));
  }

  private static HalfComparison compare(
      MapEstimator estimator, PartMap first, PartMap second, double area) {
    Mask pixels = first.plain().and(second.plain());
    if (pixels.count() < LEAST_PIXELS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "only %d pixels are fitted without a doubt in both halves of the record; at least %d"
                  + " are needed",
              pixels.count(),
              LEAST_PIXELS));
    }
    LogNormal one = uncensored(first, pixels);
    LogNormal two = uncensored(second, pixels);
    Pearson pearson = Pearson.of(first.tau().ln(), second.tau().ln(), pixels, area);
    double error = Math.hypot(one.sigma(), two.sigma()) * pearson.nullSd();
    return new HalfComparison(
        estimator,
        first,
        second,
        pixels,
        pearson,
        0,
        pearson.nullSd(),
        new double[] {one.mu(), two.mu()},
        (two.mu() - one.mu()) / error);
  }

  private static LogNormal uncensored(PartMap map, Mask pixels) {
    return LogNormal.fit(map.tau().inside(pixels), Double.POSITIVE_INFINITY);
  }

  /** The same beside the null of a homogeneous sample. */
  public HalfComparison beside(HomogeneousNull.PearsonNull r) {
    return new HalfComparison(
        estimator,
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
