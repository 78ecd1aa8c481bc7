package ecm.ij.result;

import ecm.ij.figure.PlotFigure;
import ecm.ij.plot.AnalysisPlots;
import ecm.ij.plot.LikelihoodCurve;
import ecm.ij.plot.SpectrumPlot;
import ecm.ij.result.AnalysisFigure.Window;
import ecm.pipeline.whole.StackAnalysis;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The curves of an analysis, with their tables. */
final class PlotFigures {

  private static final String LIKELIHOOD_PROFILE =
      " Orange: the mean of ln tau by the likelihood of the record, with its standard error; it has"
          + " no bias by the finite record.";

  private PlotFigures() {}

  static Optional<AnalysisFigure> spectrum(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return plots
        .spectrumCheck()
        .map(
            check ->
                AnalysisFigure.ofPlot(
                        "spectrum-check",
                        "Spectrum of the square root of the intensity, pooled over the bulk's pixels,"
                            + " against that of a simulated record: where both differ, the record"
                            + " does not follow the model of the likelihood.",
                        7,
                        () -> plots.spectrum().orElseThrow())
                    .withTable("spectrum-check", () -> SpectrumPlot.table(check)));
  }

  static Optional<AnalysisFigure> pooled(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return Optional.of(
        AnalysisFigure.ofPlot(
                "g2-pooled",
                "g2 of the bulk, pooled over its pixels, and the fit of a stretched exponential with free"
                    + " baseline.",
                1,
                plots::pooled)
            .withTable("g2-pooled", () -> AnalysisTables.pooled(analysis)));
  }

  static Optional<AnalysisFigure> tauHistogram(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return Optional.of(
        AnalysisFigure.ofPlot(
                "tau-histogram",
                "Relaxation times of the bulk, pixel by pixel, and the log-normal distribution fitted to"
                    + " them; times above T/12 enter the fit as censored. Orange: what a homogeneous"
                    + " sample would show in the same record.",
                2,
                plots::tauHistogram)
            .withTable("tau-histogram", () -> AnalysisTables.tauHistogram(analysis)));
  }

  static Optional<AnalysisFigure> betaAgainstTau(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return Optional.of(
        AnalysisFigure.ofPlot(
                "beta-vs-tau",
                "Stretching exponent against relaxation time of the bulk's pixels; medians and quartiles"
                    + " in bins of tau.",
                3,
                plots::betaAgainstTau)
            .withTable("beta-vs-tau", () -> AnalysisTables.betaAgainstTau(analysis)));
  }

  /** With the covariance of the two halves, from which xi is. */
  static Optional<AnalysisFigure> autocovariance(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    AnalysisFigure figure =
        AnalysisFigure.ofPlot(
                "ln-tau-autocovariance",
                "Radial autocovariance of the bulk's ln tau. Orange: what a homogeneous sample would show"
                    + " in the same record, with its 95 % band.",
                4,
                plots::autocovariance)
            .withTable("ln-tau-autocovariance", () -> AnalysisTables.autocovariance(analysis));
    return Optional.of(
        analysis
            .halves()
            .map(h -> figure.withTable("xi-halves", () -> AnalysisTables.halves(analysis, h)))
            .orElse(figure));
  }

  static Optional<AnalysisFigure> surfaceProfile(StackAnalysis analysis) {
    if (analysis.edge().isEmpty()) {
      return Optional.empty();
    }
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return Optional.of(
        plots
            .likelihoodProfile()
            .map(
                profile ->
                    surfaceProfile(analysis, LIKELIHOOD_PROFILE)
                        .withTable(
                            "surface-profile-likelihood", () -> LikelihoodCurve.table(profile)))
            .orElseGet(() -> surfaceProfile(analysis, "")));
  }

  private static AnalysisFigure surfaceProfile(StackAnalysis analysis, String likelihood) {
    return AnalysisFigure.ofPlot(
            "surface-profile",
            "Relaxation time against the distance to the surface: medians and"
                + " quartiles, and the fitted step."
                + likelihood,
            6,
            () -> new AnalysisPlots(analysis).surfaceProfile().orElseThrow())
        .withTable(
            "surface-profile",
            () -> AnalysisTables.profile(analysis, analysis.edge().orElseThrow()));
  }

  static Optional<AnalysisFigure> fourPoint(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return analysis
        .fourPoint()
        .curves()
        .value()
        .map(
            curves ->
                AnalysisFigure.ofPlot(
                        "g4-tau",
                        "Four-point function g4 of the bulk one tau apart, of the intensities as"
                            + " published and of each pixel over its mean, and what homogeneous"
                            + " speckle alone gives: only what stands above that is a pattern of the"
                            + " sample.",
                        5,
                        () -> plots.fourPoint().orElseThrow())
                    .withTable(
                        "g4-tau",
                        () -> AnalysisTables.fourPoint(curves, analysis.stack().pixelSize())));
  }

  /** The report shows the quality of each frame below the drift. */
  static Optional<AnalysisFigure> drift(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return analysis
        .registration()
        .map(
            r ->
                AnalysisFigure.of(
                        "drift",
                        "Drift of the sample, and how well each frame matches the template.",
                        () ->
                            PlotFigure.of(
                                List.of(
                                    plots.drift().orElseThrow(),
                                    plots.driftQuality().orElseThrow())))
                    .in(new Window.Plots(8, () -> plots.drift().orElseThrow())));
  }

  static Optional<AnalysisFigure> pixel(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return Optional.of(
        AnalysisFigure.ofPlot(
                "g2-pixel",
                String.format(
                    Locale.ROOT,
                    "g2 of one pixel, at x = %d, y = %d, whose tau is the bulk's median, and its fit: this"
                        + " is what a single pixel's value rests on.",
                    analysis.example().x(),
                    analysis.example().y()),
                plots::example)
            .withTable("g2-pixel", () -> AnalysisTables.pixel(analysis.example())));
  }
}
