package ecm.likelihood;

/** Holds the pooled spectrum of measured pixels against that of simulated ones. */
final class ModelCheck {

  private static final int BLOCKS = 20;

  /** A deviation of the power that changes tau by less than some percent. */
  private static final double SMALL = 0.02;

  private static final double SIGNIFICANT = 4;

  private ModelCheck() {}

  /** Mean over pixels of P_b / S_b at their own estimates, and its standard error. */
  private record Ratios(double[] mean, double[] sd) {}

  /**
   * The check.
   *
   * @param measured pixels
   * @param simulated pixels
   * @param model of both
   * @param rate frames per second
   */
  static SpectrumCheck of(Fitted measured, Fitted simulated, SpectrumModel model, double rate) {
    int bins = model.bins().count();
    Ratios m = ratios(measured, model);
    Ratios s = ratios(simulated, model);
    double[] frequency = new double[bins];
    double[] sd = new double[bins];
    double worst = 0;
    int at = 0;
    for (int b = 0; b < bins; b++) {
      frequency[b] = model.bins().frequency(b) * rate;
      sd[b] = Math.hypot(m.sd[b], s.sd[b]);
      double off = Math.abs(m.mean[b] - s.mean[b]);
      boolean clear = off > SIGNIFICANT * sd[b] + SMALL;
      if (clear && off > worst) {
        worst = off;
        at = b;
      }
    }
    String sentence = worst == 0 ? "" : sentence(m.mean[at] - s.mean[at], at, bins, frequency[at]);
    return new SpectrumCheck(frequency, m.mean, s.mean, sd, worst, sentence);
  }

  /**
   * Pixels and their estimates.
   *
   * @param pixels spectra
   * @param estimates of them
   * @param apparent dynamics at the maximum of their likelihood
   * @param ownMean dependence on the own mean
   */
  record Fitted(
      PixelSpectra pixels, PixelEstimates estimates, Dynamics apparent, OwnMeanResponse ownMean) {}

  private static String sentence(double off, int bin, int bins, double frequency) {
    String where = bin > 0.75 * bins ? "fastest" : bin < 0.25 * bins ? "slowest" : "middle";
    String why =
        switch (where) {
          case "fastest" ->
              off > 0
                  ? "frames that jitter after registration, or noise of the beam"
                  : "an afterglow of the camera";
          case "slowest" -> "a drifting beam or sample";
          default -> "two processes, or a dynamics that changes during the record";
        };
    return String.format(
        java.util.Locale.ROOT,
        "the record does not follow the model: at %.3g Hz, among the %s frequencies, its power is"
            + " %.0f %% %s than expected, as from %s",
        frequency,
        where,
        Math.abs(100 * off),
        off > 0 ? "more" : "less",
        why);
  }

  private static Ratios ratios(Fitted fitted, SpectrumModel model) {
    PixelSpectra pixels = fitted.pixels;
    int bins = pixels.bins();
    int n = pixels.count();
    double[][] blocks = new double[BLOCKS][bins];
    ecm.parallel.Parallel.forEach(
        BLOCKS,
        ecm.progress.Progress.NONE,
        "likelihood: check",
        () -> {
          SpectrumModel.Scratch scratch = model.scratch();
          double[] expected = new double[bins];
          return block -> {
            int from = n * block / BLOCKS;
            int to = n * (block + 1) / BLOCKS;
            for (int i = from; i < to; i++) {
              SpectrumModel.Point point =
                  new SpectrumModel.Point(
                      pixels.level()[i], fitted.estimates.mean()[i], fitted.apparent.beta(), 0);
              model.compute(point, fitted.apparent, scratch, expected);
              for (int b = 0; b < bins; b++) {
                double factor = fitted.ownMean.factor(b, pixels.excess()[i]);
                blocks[block][b] +=
                    pixels.power()[i * bins + b] / (factor * expected[b]) / (to - from);
              }
            }
          };
        });
    double[] mean = new double[bins];
    double[] sd = new double[bins];
    for (int b = 0; b < bins; b++) {
      for (double[] block : blocks) {
        mean[b] += block[b] / BLOCKS;
      }
      double squares = 0;
      for (double[] block : blocks) {
        squares += (block[b] - mean[b]) * (block[b] - mean[b]);
      }
      sd[b] = Math.sqrt(squares / (BLOCKS - 1) / BLOCKS);
    }
    return new Ratios(mean, sd);
  }
}
