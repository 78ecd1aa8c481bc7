package ecm.ij.image;

import ecm.ij.open.MapInput;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.likelihood.MappedSample;
import ecm.report.QualityLine;
import ij.ImagePlus;

/** How far the figures of a map of tau can be trusted, as its Info tells. */
public final class MapQuality {

  private MapQuality() {}

  /**
   * T/tau of the record and the number of speckles.
   *
   * @param map whose Info tells both
   * @param pixels that the figure describes
   */
  public static QualityLine of(ImagePlus map, int pixels) {
    Provenance said = Provenance.of(map);
    double inTau = said.number(Provenance.RECORD_LENGTH) / said.number(Provenance.TAU_POOLED);
    return QualityLine.record(inTau).speckles(pixels / MapInput.specklePixels(map));
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
}
