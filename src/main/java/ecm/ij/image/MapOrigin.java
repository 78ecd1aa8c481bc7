package ecm.ij.image;

import ecm.files.Version;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.likelihood.MappedSample;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.whole.StackAnalysis;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.stack.Rect;

/**
 * What the maps of one sample remember of it.
 *
 * @param common to all its maps: stack, frame interval, length of the record, the part covered in
 *     every frame, pixels per speckle, tau of the pooled curve
 * @param conditions of the homogeneous null of the map of tau by the fit, or why they are not known
 */
public record MapOrigin(Provenance common, Maybe<NullConditions> conditions) {

  /** Of a sample that was mapped. */
  public static MapOrigin of(MappedSample sample) {
    return new MapOrigin(
        common(sample.found().stack(), sample.speckle(), sample.fits().bulkCurve()),
        sample.nullConditions());
  }

  /** Of a whole analysis: also the digest of its input. */
  public static MapOrigin of(StackAnalysis analysis) {
    return new MapOrigin(
        common(analysis.stack(), analysis.speckle(), analysis.bulkCurve())
            .with(Provenance.INPUT, analysis.digest()),
        analysis.heterogeneity().homogeneous().map(HomogeneousNull::conditions));
  }

  private static Provenance common(FrameStack stack, Speckle speckle, PooledFit curve) {
    Rect whole = new Rect(0, 0, stack.width(), stack.height());
    return Provenance.NONE
        .with(Provenance.STACK, stack.info().title())
        .with(Provenance.FRAME_INTERVAL, stack.frameInterval())
        .with(Provenance.RECORD_LENGTH, stack.frames() * stack.frameInterval())
        .with(Provenance.VERSION, Version.get())
        .withValid(stack.coverage().always(), whole)
        .with(Provenance.SPECKLE_AREA, speckle.area())
        .with(Provenance.TAU_POOLED, curve.isResolved() ? curve.tau() : Double.NaN);
  }

  /** What the map of tau by the fit remembers besides. */
  Provenance ofTau() {
    return Provenance.NONE.with(Provenance.NULL, conditions);
  }
}
