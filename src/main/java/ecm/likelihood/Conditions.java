package ecm.likelihood;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is taken for known while the dynamics are learned.
 *
 * @param records of the pixels to learn from
 * @param brightness of all pixels to be estimated, in ascending order
 * @param statistics of the pattern
 * @param model of the spectra that follows from them
 * @param spectra of the pixels whose likelihood is maximised
 */
record Conditions(
    LearningRecords records,
    double[] brightness,
    PatternStatistics statistics,
    SpectrumModel model,
    PixelSpectra spectra) {

  private static final double LEVEL_RATIO = 1.2;
  private static final int MOST_LEVELS = 16;

  /**
   * As measured.
   *
   * @throws InvalidInput if nothing fluctuates
   */
  static Conditions of(LearningRecords records, double[] brightness) {
    PatternStatistics statistics = records.statistics();
    if (Double.isNaN(statistics.contrast())) {
      throw new InvalidInput(
          "the intensity of the sample does not fluctuate beyond the noise from frame to frame");
    }
    FrequencyBins bins = FrequencyBins.of(records.frames());
    return of(records, brightness, statistics, new ExpectedSpectrum(bins), bins);
  }

  private static Conditions of(
      LearningRecords records,
      double[] brightness,
      PatternStatistics statistics,
      ExpectedSpectrum expected,
      FrequencyBins bins) {
    double[] response = new double[bins.count()];
    Arrays.fill(response, 1);
    SpectrumModel model =
        new SpectrumModel(bins, expected, levels(brightness, statistics), response);
    PixelSpectra spectra = records.fitted().spectra(model, statistics.gain(), Progress.NONE);
    return new Conditions(records, brightness, statistics, model, spectra);
  }

  /** The same with another gain: links, model and spectra follow. */
  Conditions withGain(double gain) {
    return of(records, brightness, statistics.withGain(gain), model.expected(), model.bins());
  }

  /** Mean counts per pixel and frame. */
  double meanCounts() {
    return Arrays.stream(records.brightness()).average().orElseThrow() / statistics.gain();
  }

  private static List<SpectrumModel.Level> levels(double[] brightness, PatternStatistics s) {
    double low = brightness[0] / s.gain();
    double high = brightness[brightness.length - 1] / s.gain();
    int n = (int) Math.ceil(Math.log(high / low) / Math.log(LEVEL_RATIO) + 1e-9);
    n = Math.max(1, Math.min(MOST_LEVELS, n));
    List<SpectrumModel.Level> levels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double middle = low * Math.pow(high / low, (i + 0.5) / n);
      SpeckleLink link = SpeckleLink.of(middle, s.patterns(), s.share());
      levels.add(new SpectrumModel.Level(middle, new LinkTable(link)));
    }
    return levels;
  }
}
