package ecm.ij;

import ecm.pipeline.StackAnalysis;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A figure of an analysis.
 *
 * @param name of its file, without extension
 * @param caption in the report
 * @param picture drawn when asked for
 */
record AnalysisFigure(String name, String caption, Supplier<BufferedImage> picture) {

  /** All figures of an analysis, in the order of the report. */
  static List<AnalysisFigure> all(StackAnalysis analysis) {
    StackInfo info = analysis.stack().info();
    AnalysisPlots plots = new AnalysisPlots(analysis);
    List<AnalysisFigure> figures = new ArrayList<>();
    figures.add(
        new AnalysisFigure(
            "tau-map",
            "Relaxation time as fitted, colours over the 2-98 % quantiles; hatched: doubtful, grey:"
                + " no value.",
            () -> RelaxationFigures.tau(analysis.maps(), info)));
    figures.add(
        new AnalysisFigure(
            "g2-pooled",
            "Pooled g2 of the bulk with its fit and free baseline.",
            () -> PlotFigure.of(plots.pooled())));
    figures.add(
        new AnalysisFigure(
            "tau-histogram",
            "Relaxation times of the bulk with the censored log-normal.",
            () -> PlotFigure.of(plots.tauHistogram())));
    figures.add(
        new AnalysisFigure(
            "beta-map",
            "Stretching exponent.",
            () -> RelaxationFigures.beta(analysis.maps(), info)));
    figures.add(
        new AnalysisFigure(
            "beta-vs-tau",
            "Stretching exponent against relaxation time, pixel by pixel of the bulk.",
            () -> PlotFigure.of(plots.betaAgainstTau())));
    plots
        .surfaceProfile()
        .ifPresent(
            plot ->
                figures.add(
                    new AnalysisFigure(
                        "surface-profile",
                        "Relaxation time against the distance to the surface: median and"
                            + " quartiles.",
                        () -> PlotFigure.of(plot))));
    figures.add(
        new AnalysisFigure(
            "mean-mask",
            "Mean image with the mask.",
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
                        "Drift of the sample and correlation of each frame with the template.",
                        () -> PlotFigure.of(List.of(drift, plots.driftQuality().orElseThrow())))));
    figures.add(
        new AnalysisFigure(
            "g2-pixel",
            String.format(
                Locale.ROOT,
                "g2 of pixel (%d, %d), whose tau is the median, with its fit.",
                analysis.example().x(),
                analysis.example().y()),
            () -> PlotFigure.of(plots.example())));
    return figures;
  }

  private static Mask roi(StackAnalysis analysis) {
    return analysis.parameters().sample().roi().orElse(null);
  }
}
