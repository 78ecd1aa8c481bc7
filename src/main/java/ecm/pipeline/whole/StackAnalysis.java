package ecm.pipeline.whole;

import ecm.base.Warning;
import ecm.defects.CameraDefects;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.Population;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.nulls.LikelihoodNull;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.region.RegionFits;
import ecm.registration.RegistrationResult;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.statistics.SplitHalf;
import ecm.surface.SurfaceLayers;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the analysis of one stack found.
 *
 * @param sample in the frames with their drift undone
 * @param parameters as given
 * @param digest SHA-256 of the input
 * @param defects what was wrong with the camera's samples, and has been left out
 * @param registration the drift; empty if the stack was taken as it is
 * @param fits maps of every pixel, and the times of bulk and surface
 * @param halves correlation of ln tau between the halves of the record; empty if too short
 * @param heterogeneity of the bulk, each number beside its null
 * @param edge relaxation against the distance to the surface; empty without an edge
 * @param example curve of one pixel
 * @param fourPoint correlation lengths of the four-point function at a lag of tau
 * @param likelihood maps by the likelihood of the record, or why there are none; empty if not asked
 *     for
 * @param likelihoodNull what the likelihood finds in a homogeneous sample, or why that is not known
 * @param notes sentences for the log and the report
 * @param warnings what the user must know before using a number, worst first, one of each kind
 */
public record StackAnalysis(
    MeasuredSample sample,
    AnalysisParameters parameters,
    String digest,
    CameraDefects defects,
    Optional<RegistrationResult> registration,
    RegionFits fits,
    Optional<SplitHalf> halves,
    Heterogeneity heterogeneity,
    Optional<EdgeProfile> edge,
    PixelCurve example,
    FourPointXi fourPoint,
    Optional<StackLikelihood> likelihood,
    Maybe<LikelihoodNull> likelihoodNull,
    List<String> notes,
    List<Warning> warnings) {

  public StackAnalysis {
    notes = List.copyOf(notes);
    warnings = Warning.joined(warnings);
  }

  /** The same with other warnings. */
  StackAnalysis withWarnings(List<Warning> told) {
    return new StackAnalysis(
        sample,
        parameters,
        digest,
        defects,
        registration,
        fits,
        halves,
        heterogeneity,
        edge,
        example,
        fourPoint,
        likelihood,
        likelihoodNull,
        notes,
        told);
  }

  /** The frames with their drift undone. */
  public FrameStack stack() {
    return sample.stack();
  }

  /** Mean image and scatter. */
  public Moments moments() {
    return sample.moments();
  }

  /** Where the sample is. */
  public SampleRegion region() {
    return sample.region();
  }

  /** Speckle size. */
  public Speckle speckle() {
    return sample.speckle();
  }

  /** Distance of each pixel to the surface [px]; infinite without an edge. */
  public FloatMap distance() {
    return sample.distance();
  }

  /** Surface and bulk. */
  public SurfaceLayers layers() {
    return sample.layers();
  }

  /** Maps of every pixel, corrected. */
  public RelaxationMaps maps() {
    return fits.maps();
  }

  /** Relaxation times of the bulk. */
  public Population bulk() {
    return fits.bulk();
  }

  /** Relaxation times of the surface layer; empty without an edge. */
  public Optional<Population> surface() {
    return fits.surface();
  }

  /** Pooled g2 of the bulk. */
  public PooledFit bulkCurve() {
    return fits.bulkCurve();
  }

  /** Pooled g2 of the surface layer; empty without an edge. */
  public Optional<PooledFit> surfaceCurve() {
    return fits.surfaceCurve();
  }
}
