package ecm.likelihood.population;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.region.SortedBrightness;
import ecm.likelihood.spectrum.ExpectedSpectrum;
import ecm.likelihood.spectrum.FrequencyBins;
import ecm.likelihood.spectrum.LinkTable;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.Shell;
import ecm.likelihood.spectrum.SpeckleLink;
import ecm.likelihood.spectrum.SpectrumModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is taken for known while the dynamics are learned.
 *
 * @param records of the pixels to learn from
 * @param brightness of all pixels to be estimated
 * @param statistics of the pattern
 * @param model of the spectra that follows from them
 * @param spectra of the pixels whose likelihood is maximised
 */
record Conditions(
    LearningRecords records,
    SortedBrightness brightness,
    PatternStatistics statistics,
    SpectrumModel model,
    PixelSpectra spectra) {

  /** Above this contrast the speckle of the sample is not that of a Gaussian field. */
  private static final double LARGEST_CONTRAST = 1.3;

  /** A contrast counts as larger if it is so by so many standard errors. */
  private static final double ERRORS = 2;

  /** A core thinner than this is not told from the shell. */
  private static final double LARGEST_SHARE = 0.95;

  private static final double LEVEL_RATIO = 1.2;
  private static final int MOST_LEVELS = 16;

  /**
   * As measured.
   *
   * @throws InvalidInput if nothing fluctuates, or more than a Gaussian field does
   */
  static Conditions of(LearningRecords records, SortedBrightness brightness) {
    PatternStatistics statistics = records.statistics();
    if (Double.isNaN(statistics.contrast())) {
      throw new InvalidInput(
          "the intensity of the sample does not fluctuate beyond the noise from frame to frame");
    }
    if (statistics.contrast() - ERRORS * statistics.contrastSd() > LARGEST_CONTRAST) {
      throw new InvalidInput(
          String.format(
              java.util.Locale.ROOT,
              "the contrast A = %.2f is above 1: the speckle is that of few clusters, whose"
                  + " statistics the likelihood does not know",
              statistics.contrast()));
    }
    FrequencyBins bins = FrequencyBins.of(records.frames());
    return of(records, brightness, statistics, new ExpectedSpectrum(bins, records.missing()), bins);
  }

  private static Conditions of(
      LearningRecords records,
      SortedBrightness brightness,
      PatternStatistics statistics,
      ExpectedSpectrum expected,
      FrequencyBins bins) {
    SpectrumModel model = new SpectrumModel(bins, expected, levels(brightness, statistics));
    PixelSpectra spectra = records.fitted().spectra(model, statistics.gain(), Progress.NONE);
    return new Conditions(records, brightness, statistics, model, spectra);
  }

  /** The same with another gain: links, model and spectra follow. */
  Conditions withGain(double gain) {
    return of(records, brightness, statistics.withGain(gain), model.expected(), model.bins());
  }

  /** The same with a shell that relaxes faster than a population of median exp(mu) [frames]. */
  Conditions withShell(double mu) {
    if (Double.isNaN(brightness.lnShellTau())) {
      return this;
    }
    double lnRatio = mu - brightness.lnShellTau();
    return withShells(shell -> new Shell(shell.share(), lnRatio));
  }

  /** The same with a shell whose shares are larger by a factor. */
  Conditions withWiderShell(double factor) {
    return withShells(
        shell -> new Shell(Math.min(LARGEST_SHARE, factor * shell.share()), shell.lnRatio()));
  }

  private Conditions withShells(UnaryOperator<Shell> change) {
    List<SpectrumModel.Level> levels =
        model.levels().stream()
            .map(l -> new SpectrumModel.Level(l.counts(), l.link(), change.apply(l.shell())))
            .toList();
    SpectrumModel shelled = new SpectrumModel(model.bins(), model.expected(), levels);
    return new Conditions(records, brightness, statistics, shelled, spectra);
  }

  /** Mean counts per pixel and frame. */
  double meanCounts() {
    return Arrays.stream(records.brightness()).average().orElseThrow() / statistics.gain();
  }

  private static List<SpectrumModel.Level> levels(
      SortedBrightness brightness, PatternStatistics s) {
    double low = brightness.lowest() / s.gain();
    double high = brightness.highest() / s.gain();
    int n = (int) Math.ceil(Math.log(high / low) / Math.log(LEVEL_RATIO) + 1e-9);
    n = Math.max(1, Math.min(MOST_LEVELS, n));
    List<SpectrumModel.Level> levels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double middle = low * Math.pow(high / low, (i + 0.5) / n);
      SpeckleLink link = SpeckleLink.of(middle, s.patterns(), s.share());
      double step = Math.pow(high / low, 0.5 / n);
      double share = brightness.share(middle / step * s.gain(), middle * step * s.gain());
      levels.add(new SpectrumModel.Level(middle, new LinkTable(link), new Shell(share, 0)));
    }
    return levels;
  }
}
