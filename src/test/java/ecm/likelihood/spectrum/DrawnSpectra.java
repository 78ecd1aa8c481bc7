package ecm.likelihood.spectrum;

import ecm.likelihood.pixel.LikelihoodTable;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.pixel.PixelEstimates;
import ecm.likelihood.population.ModelCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Pixels whose spectra are drawn from exactly the model: each bin is S_b times the mean of n_b
 * exponential numbers, ln tau, beta and ln m of a pixel are normal.
 */
public record DrawnSpectra(
    SpectrumModel model, double[] lnTau, double[] beta, PixelSpectra pixels) {

  /** A model of some frames and of levels of brightness, without background. */
  public static SpectrumModel model(int frames, double... counts) {
    FrequencyBins bins = FrequencyBins.of(frames);
    List<SpectrumModel.Level> levels = new ArrayList<>();
    for (double n : counts) {
      levels.add(new SpectrumModel.Level(n, new LinkTable(SpeckleLink.of(n, 1, 1))));
    }
    return new SpectrumModel(bins, new ExpectedSpectrum(bins), levels);
  }

  public static Dynamics dynamics(double beta, double tau, double sigma) {
    return new Dynamics(beta, 0, 0, Math.log(tau), Math.log(sigma), 0, 0);
  }

  public static OwnMeanResponse noResponse(SpectrumModel model) {
    return OwnMeanResponse.none(model.bins().count());
  }

  public static DrawnSpectra of(SpectrumModel model, Dynamics dynamics, int n, long seed) {
    Random random = new Random(seed);
    RandomGenerator gammas = new Well19937c(seed);
    int bins = model.bins().count();
    PixelSpectra pixels = PixelSpectra.empty(bins, n);
    double[] lnTau = new double[n];
    double[] beta = new double[n];
    SpectrumModel.Scratch scratch = model.scratch();
    double[] spectrum = new double[bins];
    for (int i = 0; i < n; i++) {
      lnTau[i] = dynamics.mu() + dynamics.sigma() * random.nextGaussian();
      beta[i] = dynamics.beta() + dynamics.betaSd() * random.nextGaussian();
      double delta = dynamics.brightnessSd() * random.nextGaussian();
      int level = i % model.levels().size();
      SpectrumModel.Point point = new SpectrumModel.Point(level, lnTau[i], beta[i], delta);
      model.compute(point, dynamics, scratch, spectrum);
      for (int b = 0; b < bins; b++) {
        double ordinates = model.bins().ordinates(b);
        double drawn = new GammaDistribution(gammas, ordinates, 1 / ordinates).sample();
        pixels.power()[i * bins + b] = (float) (spectrum[b] * drawn);
      }
      pixels.level()[i] = level;
    }
    return new DrawnSpectra(model, lnTau, beta, pixels);
  }

  /** Grid of ln tau that is wide enough for the pixels. */
  static LnTauGrid grid(Dynamics dynamics, double step) {
    return LnTauGrid.around(dynamics.mu(), 5 * dynamics.sigma(), step);
  }

  /** The pixels with the estimates that a table of the true dynamics makes of them. */
  public ModelCheck.Fitted fitted(Dynamics dynamics) {
    OwnMeanResponse none = noResponse(model);
    LikelihoodTable table = new LikelihoodTable(model, grid(dynamics, 0.08), none, dynamics);
    return new ModelCheck.Fitted(pixels, PixelEstimates.of(table, pixels), dynamics, none);
  }
}
