package ecm.pipeline.whole;

import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.Population;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.nulls.LikelihoodNull;
import ecm.pipeline.region.PooledFit;
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
 * @param stack the frames with their drift undone
 * @param parameters as given
 * @param digest SHA-256 of the input
 * @param registration the drift; empty if the stack was taken as it is
 * @param moments mean image and scatter
 * @param region where the sample is
 * @param speckle size
 * @param distance of each pixel to the surface [px]; infinite without an edge
 * @param layers surface and bulk
 * @param maps of every pixel, corrected
 * @param bulk relaxation times of the bulk
 * @param surface relaxation times of the surface layer; empty without an edge
 * @param bulkCurve pooled g2 of the bulk
 * @param surfaceCurve pooled g2 of the surface layer; empty without an edge
 * @param halves correlation of ln tau between the halves of the record; empty if too short
 * @param heterogeneity of the bulk, each number beside its null
 * @param edge relaxation against the distance to the surface; empty without an edge
 * @param example curve of one pixel
 * @param fourPoint correlation lengths of the four-point function at a lag of tau
 * @param likelihood maps by the likelihood of the record, or why there are none; empty if not asked
 *     for
 * @param likelihoodNull what the likelihood finds in a homogeneous sample, or why that is not known
 * @param notes sentences for the log and the report
 */
public record StackAnalysis(
    FrameStack stack,
    AnalysisParameters parameters,
    String digest,
    Optional<RegistrationResult> registration,
    Moments moments,
    SampleRegion region,
    Speckle speckle,
    FloatMap distance,
    SurfaceLayers layers,
    RelaxationMaps maps,
    Population bulk,
    Optional<Population> surface,
    PooledFit bulkCurve,
    Optional<PooledFit> surfaceCurve,
    Optional<SplitHalf> halves,
    Heterogeneity heterogeneity,
    Optional<EdgeProfile> edge,
    PixelCurve example,
    FourPointXi fourPoint,
    Optional<StackLikelihood> likelihood,
    Maybe<LikelihoodNull> likelihoodNull,
    List<String> notes) {}
