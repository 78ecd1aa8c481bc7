package ecm.likelihood.population;

import ecm.likelihood.pixel.LikelihoodTable;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.SpectrumModel;
import java.util.Optional;

/**
 * What was learned of a population from some of its pixels.
 *
 * @param statistics of the speckle pattern
 * @param model of the spectra
 * @param grid of ln tau
 * @param ownMean dependence of the power on a pixel's own mean
 * @param apparent dynamics at the maximum of Whittle's likelihood
 * @param dynamics of which simulated pixels have those apparent ones
 * @param errors standard errors of the free parameters
 * @param pixels whose likelihood was maximised
 * @param calibration from posteriors to estimates
 * @param misfit mean over simulated pixels
 * @param excessVariance of the pixels' own means about the static brightness, relative
 * @param check of the pooled spectrum
 * @param camera gain that was given beside the one that was found; empty if none was given
 */
public record LearnedPopulation(
    PatternStatistics statistics,
    SpectrumModel model,
    LnTauGrid grid,
    OwnMeanResponse ownMean,
    Dynamics apparent,
    Dynamics dynamics,
    PopulationErrors errors,
    int pixels,
    Calibration calibration,
    double misfit,
    double excessVariance,
    SpectrumCheck check,
    Optional<CameraGain> camera) {

  public LikelihoodTable table() {
    return new LikelihoodTable(model, grid, ownMean, apparent);
  }
}
