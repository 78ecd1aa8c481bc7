package ecm.ij.result;

import ecm.files.CsvTable;
import ecm.ij.figure.PlotFigure;
import ij.gui.Plot;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A figure of an analysis: all that the folder, the report and the windows need of it. Nothing is
 * drawn or computed before it is asked for.
 *
 * @param name of its PNG file, without extension
 * @param caption in the report
 * @param picture for the file and the report
 * @param tables its numbers, as CSV files by name without extension; empty if there are none
 * @param window where it is seen in ImageJ
 */
public record AnalysisFigure(
    String name,
    String caption,
    Supplier<BufferedImage> picture,
    Map<String, Supplier<CsvTable>> tables,
    Window window) {

  /** Where a figure is seen in ImageJ, besides the report. */
  public sealed interface Window {

    /** Nowhere. */
    record None() implements Window {}

    /** As an image {@code <stack>-<name>} where there is no screen to arrange windows on. */
    record Picture() implements Window {}

    /**
     * Among the plots.
     *
     * @param place the lowest is seen first
     * @param plot made anew each time, for it is fitted to the screen
     */
    record Plots(int place, Supplier<Plot> plot) implements Window {}
  }

  /** A picture that has no table and no window. */
  public static AnalysisFigure of(String name, String caption, Supplier<BufferedImage> picture) {
    return new AnalysisFigure(name, caption, picture, Map.of(), new Window.None());
  }

  /** A plot, which has no table and is not among the windows. */
  public static AnalysisFigure ofPlot(String name, String caption, Supplier<Plot> plot) {
    return of(name, caption, () -> PlotFigure.of(plot.get()));
  }

  /** A plot that is seen among the windows, too. */
  public static AnalysisFigure ofPlot(String name, String caption, int place, Supplier<Plot> plot) {
    return ofPlot(name, caption, plot).in(new Window.Plots(place, plot));
  }

  /** The same with a table more. */
  public AnalysisFigure withTable(String file, Supplier<CsvTable> table) {
    Map<String, Supplier<CsvTable>> more = new LinkedHashMap<>(tables);
    more.put(file, table);
    return new AnalysisFigure(name, caption, picture, more, window);
  }

  /** The same in another window. */
  public AnalysisFigure in(Window newWindow) {
    return new AnalysisFigure(name, caption, picture, tables, newWindow);
  }
}
