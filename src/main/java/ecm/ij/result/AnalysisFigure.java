package ecm.ij.result;

import ecm.chart.MaskFigure;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.RelaxationFigures;
import ecm.ij.plot.AnalysisPlots;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A figure of an analysis.
 *
 * @param name of its file, without extension
 * @param caption in the report
 * @param picture drawn when asked for
 */
record AnalysisFigure(String name, String caption, Supplier<BufferedImage> picture) {

  private static final String LIKELIHOOD_PROFILE =
      " Orange: the mean of ln tau by the likelihood of the record, with its standard error; it has"
          + " no bias by the finite record.";

  /** All figures of an analysis, in the order of the report. */
  static List<AnalysisFigure> all(StackAnalysis analysis) {
    StackInfo info = analysis.stack().info();
    AnalysisPlots plots = new AnalysisPlots(analysis);
    List<AnalysisFigure> figures = new ArrayList<>(likelihood(analysis));
    figures.add(
        new AnalysisFigure(
            "tau-map",
            "Relaxation time tau as fitted; the colours span the 2-98 % quantiles of this map, or of"
                + " all maps of its experiment. Hatched: flagged as doubtful; dark grey: no value;"
                + " light grey: outside the mask.",
            () -> RelaxationFigures.tau(analysis.maps(), info)));
    analysis
        .heterogeneity()
        .homogeneous()
        .value()
        .ifPresent(
            homogeneous ->
                figures.add(
                    new AnalysisFigure(
                        "tau-map-null",
                        "What a homogeneous liquid would show in this record: simulated with one tau"
                            + " and the speckle, contrast, counts and beta of the bulk, in the"
                            + " colours of this stack's own 2-98 % quantiles.",
                        () -> RelaxationFigures.homogeneous(analysis.maps(), homogeneous, info))));
    figures.add(
        new AnalysisFigure(
            "g2-pooled",
            "g2 of the bulk, pooled over its pixels, and the fit of a stretched exponential with free"
                + " baseline.",
            () -> PlotFigure.of(plots.pooled())));
    figures.add(
        new AnalysisFigure(
            "tau-histogram",
            "Relaxation times of the bulk, pixel by pixel, and the log-normal distribution fitted to"
                + " them; times above T/12 enter the fit as censored. Orange: what a homogeneous"
                + " sample would show in the same record.",
            () -> PlotFigure.of(plots.tauHistogram())));
    figures.add(
        new AnalysisFigure(
            "beta-map",
            "Stretching exponent beta as fitted; hatched and grey as in the map of tau.",
            () -> RelaxationFigures.beta(analysis.maps(), info)));
    figures.add(
        new AnalysisFigure(
            "beta-vs-tau",
            "Stretching exponent against relaxation time of the bulk's pixels; medians and quartiles"
                + " in bins of tau.",
            () -> PlotFigure.of(plots.betaAgainstTau())));
    figures.add(
        new AnalysisFigure(
            "ln-tau-autocovariance",
            "Radial autocovariance of the bulk's ln tau. Orange: what a homogeneous sample would show"
                + " in the same record, with its 95 % band.",
            () -> PlotFigure.of(plots.autocovariance())));
    plots
        .surfaceProfile()
        .ifPresent(
            plot ->
                figures.add(
                    new AnalysisFigure(
                        "surface-profile",
                        "Relaxation time against the distance to the surface: medians and"
                            + " quartiles, and the fitted step."
                            + plots.likelihoodProfile().map(p -> LIKELIHOOD_PROFILE).orElse(""),
                        () -> PlotFigure.of(plot))));
    plots
        .fourPoint()
        .ifPresent(
            plot ->
                figures.add(
                    new AnalysisFigure(
                        "g4-tau",
                        "Four-point function g4 of the bulk one tau apart, of the intensities as"
                            + " published and of each pixel over its mean, and what homogeneous"
                            + " speckle alone gives: only what stands above that is a pattern of the"
                            + " sample.",
                        () -> PlotFigure.of(plot))));
    figures.add(
        new AnalysisFigure(
            "mean-mask",
            "Mean image with the mask outlined in orange.",
            () ->
                MaskFigure.draw(
                    analysis.moments().mean(),
                    analysis.region().mask(),
                    roi(analysis),
                    info.title(),
                    info.pixelSize())));
    plots
        .drift()
        .ifPresent(
            drift ->
                figures.add(
                    new AnalysisFigure(
                        "drift",
                        "Drift of the sample, and how well each frame matches the template.",
                        () -> PlotFigure.of(List.of(drift, plots.driftQuality().orElseThrow())))));
    figures.add(
        new AnalysisFigure(
            "g2-pixel",
            String.format(
                Locale.ROOT,
                "g2 of one pixel, at x = %d, y = %d, whose tau is the bulk's median, and its fit: this"
                    + " is what a single pixel's value rests on.",
                analysis.example().x(),
                analysis.example().y()),
            () -> PlotFigure.of(plots.example())));
    return figures;
  }

  /** The map by the likelihood comes first; then what says whether to believe it. */
  private static List<AnalysisFigure> likelihood(StackAnalysis analysis) {
    List<AnalysisFigure> figures = new ArrayList<>();
    StackInfo info = analysis.stack().info();
    analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .ifPresent(
            found ->
                figures.add(
                    new AnalysisFigure(
                        "tau-likelihood-map",
                        "Relaxation time tau by the likelihood of the record: the median of each"
                            + " pixel's posterior, given its own record and its neighbours; the"
                            + " colours span the 2-98 % quantiles of this map. Dark grey: no value;"
                            + " light grey: outside the mask.",
                        () ->
                            RelaxationFigures.likelihood(
                                found.tau(), analysis.region().mask(), info))));
    likelihoodNull(analysis).ifPresent(figures::add);
    new AnalysisPlots(analysis)
        .spectrum()
        .ifPresent(
            plot ->
                figures.add(
                    new AnalysisFigure(
                        "spectrum-check",
                        "Spectrum of the square root of the intensity, pooled over the bulk's pixels,"
                            + " against that of a simulated record: where both differ, the record"
                            + " does not follow the model of the likelihood.",
                        () -> PlotFigure.of(plot))));
    return figures;
  }

  private static Optional<AnalysisFigure> likelihoodNull(StackAnalysis analysis) {
    Optional<FloatMap> tau =
        analysis.likelihood().flatMap(l -> l.analysis().value()).map(LikelihoodAnalysis::tau);
    return analysis
        .likelihoodNull()
        .value()
        .map(
            homogeneous ->
                new AnalysisFigure(
                    "tau-likelihood-map-null",
                    "What the likelihood makes of a homogeneous liquid in this record: simulated"
                        + " with one tau and the speckle, contrast, counts and beta of the bulk, in"
                        + " the colours of this stack's own 2-98 % quantiles.",
                    () ->
                        RelaxationFigures.likelihoodNull(
                            tau.orElseThrow(),
                            analysis.region().mask(),
                            homogeneous.tau(),
                            analysis.stack().info())));
  }

  private static Mask roi(StackAnalysis analysis) {
    return analysis.parameters().sample().roi().orElse(null);
  }
}
