package ecm.ij.result;

import ecm.chart.FigureCanvas;
import ecm.chart.MaskFigure;
import ecm.ij.figure.RelaxationFigures;
import ecm.ij.result.AnalysisFigure.Window;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.FloatMap;
import java.util.Optional;

/** The maps of an analysis in colours, and the sample with its mask. */
final class PictureFigures {

  private PictureFigures() {}

  static Optional<AnalysisFigure> likelihood(StackAnalysis analysis) {
    return analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .map(
            found ->
                AnalysisFigure.of(
                        "tau-likelihood-map",
                        "Relaxation time tau by the likelihood of the record: the median of each"
                            + " pixel's posterior, given its own record and its neighbours; the"
                            + " colours span the 2-98 % quantiles of this map. Dark grey: no value;"
                            + " light grey: outside the mask.",
                        () ->
                            RelaxationFigures.likelihood(
                                found.tau(), analysis.region().mask(), analysis.stack().info()))
                    .in(new Window.Picture()));
  }

  static Optional<AnalysisFigure> likelihoodSd(StackAnalysis analysis) {
    return analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .map(
            found ->
                AnalysisFigure.of(
                    "tau-likelihood-sd-map",
                    "Error of the map by the likelihood: the standard deviation of ln tau of each"
                        + " pixel's posterior; 0.2 is about 20 % of tau. Colours from 0 to the 98 %"
                        + " quantile.",
                    () ->
                        RelaxationFigures.likelihoodSd(
                            found.tauSd(),
                            analysis.region().mask(),
                            analysis.stack().info(),
                            FigureCanvas.of(found.tau().width(), found.tau().height()))));
  }

  static Optional<AnalysisFigure> likelihoodNull(StackAnalysis analysis) {
    Optional<FloatMap> tau =
        analysis.likelihood().flatMap(l -> l.analysis().value()).map(LikelihoodAnalysis::tau);
    return analysis
        .likelihoodNull()
        .value()
        .map(
            homogeneous ->
                AnalysisFigure.of(
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

  static Optional<AnalysisFigure> tau(StackAnalysis analysis) {
    return Optional.of(
        AnalysisFigure.of(
                "tau-map",
                "Relaxation time tau as fitted; the colours span the 2-98 % quantiles of this map, or of"
                    + " all maps of its experiment. Hatched: flagged as doubtful; dark grey: no value;"
                    + " light grey: outside the mask.",
                () -> RelaxationFigures.tau(analysis.maps(), analysis.stack().info()))
            .in(new Window.Picture()));
  }

  static Optional<AnalysisFigure> homogeneous(StackAnalysis analysis) {
    return analysis
        .heterogeneity()
        .homogeneous()
        .value()
        .map(
            film ->
                AnalysisFigure.of(
                    "tau-map-null",
                    "What a homogeneous liquid would show in this record: simulated with one tau"
                        + " and the speckle, contrast, counts and beta of the bulk, in the"
                        + " colours of this stack's own 2-98 % quantiles.",
                    () ->
                        RelaxationFigures.homogeneous(
                            analysis.maps(), film, analysis.stack().info())));
  }

  static Optional<AnalysisFigure> beta(StackAnalysis analysis) {
    return Optional.of(
        AnalysisFigure.of(
            "beta-map",
            "Stretching exponent beta as fitted; hatched and grey as in the map of tau.",
            () -> RelaxationFigures.beta(analysis.maps(), analysis.stack().info())));
  }

  static Optional<AnalysisFigure> mask(StackAnalysis analysis) {
    return Optional.of(
        AnalysisFigure.of(
            "mean-mask",
            "Mean image with the mask outlined in orange.",
            () ->
                MaskFigure.draw(
                    analysis.moments().mean(),
                    analysis.region().mask(),
                    analysis.parameters().sample().roi().orElse(null),
                    analysis.stack().info().title(),
                    analysis.stack().info().pixelSize())));
  }
}
