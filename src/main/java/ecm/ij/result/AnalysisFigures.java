package ecm.ij.result;

import ecm.base.Extensions;
import ecm.pipeline.whole.StackAnalysis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures of an analysis, each registered once. */
final class AnalysisFigures {

  /** In the order of the report: the map by the likelihood, then whether to believe it. */
  private static final List<FigureSource> BUILT_IN =
      List.of(
          PictureFigures::likelihood,
          PictureFigures::likelihoodSd,
          PictureFigures::likelihoodNull,
          PlotFigures::spectrum,
          PictureFigures::tau,
          PictureFigures::homogeneous,
          PlotFigures::pooled,
          PlotFigures::tauHistogram,
          PictureFigures::beta,
          PlotFigures::betaAgainstTau,
          PlotFigures::autocovariance,
          PlotFigures::surfaceProfile,
          PlotFigures::fourPoint,
          PictureFigures::mask,
          DefectFigures::map,
          PlotFigures::drift,
          PlotFigures::pixel);

  private AnalysisFigures() {}

  /** All figures that an analysis has, in the order of the report. */
  static List<AnalysisFigure> of(StackAnalysis analysis) {
    return Stream.concat(BUILT_IN.stream(), Extensions.of(FigureSource.class).stream())
        .map(source -> source.of(analysis))
        .flatMap(Optional::stream)
        .toList();
  }
}
