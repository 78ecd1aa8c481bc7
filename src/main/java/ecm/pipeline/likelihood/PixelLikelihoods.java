package ecm.pipeline.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;

/** The likelihood maps of a stack, made once for any number of looks at its pixels. */
public final class PixelLikelihoods {

  private final LikelihoodAnalysis analysis;

  private PixelLikelihoods(LikelihoodAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Finds the sample and maps it, with a surface layer of 1 nm.
   *
   * @param stack aligned frames with a known frame interval
   * @param choice where the sample is
   * @param parameters of which the background and the normalisation count
   * @param progress told of the pixels done
   * @return the reason if there is no sample, or the likelihood cannot map it
   */
  public static Maybe<PixelLikelihoods> of(
      FrameStack stack, SampleChoice choice, MapParameters parameters, Progress progress) {
    try {
      RelaxationMapping.requireMemory(stack);
      MeasuredSample sample =
          MeasuredSample.of(stack, choice, MeasuredSample.Depths.USUAL, progress.part(0, 0.3));
      SampleIntensities intensities =
          SampleIntensities.of(sample, parameters, false, progress.part(0.3, 0.35));
      Estimate width = layerWidth(intensities, progress.part(0.35, 0.6));
      Maybe<LikelihoodAnalysis> analysis =
          StackLikelihood.of(intensities, width, progress.part(0.6, 1)).analysis();
      analysis
          .value()
          .flatMap(found -> found.bulk().population().camera())
          .ifPresent(gain -> progress.log(gain.sentence()));
      return analysis.map(PixelLikelihoods::new);
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /**
   * As deep as the times of the curve fit show the surface layer [nm], as in the whole analysis.
   */
  private static Estimate layerWidth(SampleIntensities intensities, Progress progress) {
    MeasuredSample sample = intensities.sample();
    return sample.layers().surface().count() == 0
        ? Estimate.none("no layer is looked for")
        : EdgeProfile.layerWidth(RegionFits.of(intensities, progress).edge(sample));
  }

  /** What is known of a pixel, or why nothing is. */
  public Maybe<PixelLikelihood> at(int pixel) {
    double tau = analysis.tau().values()[pixel];
    if (!(tau > 0)) {
      return Maybe.not("the pixel is not of the sample");
    }
    LikelihoodMaps maps =
        analysis
            .surface()
            .value()
            .filter(layer -> layer.tau().values()[pixel] > 0)
            .orElse(analysis.bulk());
    LikelihoodPopulation population = maps.population();
    return Maybe.of(
        new PixelLikelihood(
            new PixelLikelihood.LnTau(tau, analysis.tauSd().values()[pixel]),
            new PixelLikelihood.LnTau(
                maps.pixelTau().values()[pixel], maps.pixelTauSd().values()[pixel]),
            new PixelLikelihood.LnTau(population.tauMedian().value(), population.sigma().value()),
            population.beta().value(),
            population.contrast().value()));
  }
}
