package ecm.ij.image;

import ecm.ij.base.ImageInfo;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.PooledFit;
import ecm.report.QualityLine;
import ij.ImagePlus;

/** How far the figures of a map of tau can be trusted, as its Info tells. */
public final class MapQuality {

  private static final String POOLED = "tau_pooled_s";
  private static final String RECORD = "record_length_s";

  private MapQuality() {}

  /** Notes tau of the pooled curve, by which a record's length is judged, in the map's Info. */
  public static void set(ImagePlus map, PooledFit curve) {
    if (curve.isResolved()) {
      ImageInfo.set(map, POOLED, curve.tau());
    }
  }

  /**
   * T/tau of the record and the number of speckles.
   *
   * @param map whose Info tells both
   * @param pixels that the figure describes
   */
  public static QualityLine of(ImagePlus map, int pixels) {
    return QualityLine.record(number(map, RECORD) / number(map, POOLED))
        .speckles(pixels / MapCompanions.specklePixels(map));
  }

  /** T/tau of the pooled curve, and the number of speckles, of a sample that was mapped. */
  public static QualityLine of(MappedSample sample) {
    return of(sample, sample.fits().maps().recordLength());
  }

  /** As {@link #of(MappedSample)}, of a part of the record of some length [s]. */
  public static QualityLine of(MappedSample sample, double length) {
    return QualityLine.record(length / sample.fits().bulkCurve().tau())
        .speckles(sample.region().mask().count() / sample.speckle().area());
  }

  private static double number(ImagePlus map, String key) {
    try {
      return ImageInfo.get(map, key).map(Double::parseDouble).orElse(Double.NaN);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
