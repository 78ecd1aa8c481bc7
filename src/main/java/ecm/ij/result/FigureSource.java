package ecm.ij.result;

import ecm.pipeline.whole.StackAnalysis;
import java.util.Optional;

/**
 * Makes one figure of an analysis. A figure is added by a class or method of this form and a line
 * in {@link AnalysisFigures}, or, in a jar of its own, by a class with a constructor without
 * parameters and a line with its name in {@code META-INF/services/ecm.ij.result.FigureSource}. The
 * folder, the report and the windows then have it.
 */
@FunctionalInterface
public interface FigureSource {

  /**
   * The figure.
   *
   * @return empty if the analysis has nothing to show in it
   */
  Optional<AnalysisFigure> of(StackAnalysis analysis);
}
