package ecm.ij.result;

import ecm.base.Warning;
import ecm.ij.base.Screen;
import ecm.ij.figure.QualityFooter;
import ecm.ij.image.LikelihoodImages;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.window.NoValue;
import ecm.ij.window.PlotWindows;
import ecm.ij.window.WindowPlaces;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.Numbers;
import ecm.report.QualityLine;
import ecm.report.Summary;
import ecm.report.Verdict;
import ecm.stack.StackInfo;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The windows of one analysis. In ImageJ's GUI what matters stands in the upper part of the screen:
 * the {@link VerdictFigure}, beside it the plots and a table that begins with the verdict. All maps
 * stand small in one row below. Without windows, or in a macro's batch mode, every map and plot
 * becomes an open image of its own; a macro without a screen finds the GUI's images, too.
 */
public final class AnalysisWindows {

  private static final double VERDICT = 0.66;
  private static final double PLOTS = 0.64;
  private static final double LOWEST_ROW = 0.32;

  /** Of the verdict where there is no screen [px]. */
  private static final int WIDTH = 1000;

  private final StackAnalysis analysis;
  private final Summary summary;
  private final StackInfo info;
  private final Verdict verdict;
  private final List<AnalysisFigure> figures;

  private AnalysisWindows(StackAnalysis analysis, Summary summary) {
    this.analysis = analysis;
    this.summary = summary;
    this.info = analysis.stack().info();
    this.verdict = Verdict.of(summary);
    this.figures = AnalysisFigures.of(analysis);
  }

  /**
   * Shows everything.
   *
   * @param analysis of one stack
   * @param summary of the same analysis
   */
  public static void show(StackAnalysis analysis, Summary summary) {
    AnalysisWindows windows = new AnalysisWindows(analysis, summary);
    if (Screen.isWatched()) {
      windows.arrange(WindowPlaces.area());
    } else {
      windows.list();
    }
    IJ.log(windows.info.title() + ": " + windows.verdict.line());
  }

  private void list() {
    if (Screen.isReplayed()) {
      verdict(WIDTH).show();
    }
    String trust = QualityLine.of(summary);
    List<Plot> plots = plots();
    plots.forEach(plot -> QualityFooter.on(plot, trust));
    PlotWindows.showTogether(info.title() + "-plots", plots);
    maps().forEach(ImagePlus::show);
    figures.stream()
        .filter(figure -> figure.window() instanceof AnalysisFigure.Window.Picture)
        .forEach(figure -> picture(figure, trust).show());
  }

  private ImagePlus picture(AnalysisFigure figure, String trust) {
    return new ImagePlus(
        info.title() + "-" + figure.name(), QualityFooter.under(figure.picture().get(), trust));
  }

  private void arrange(Rectangle area) {
    List<ImagePlus> maps = maps();
    int cell = area.width / maps.size();
    int low = lowestRow(cell - WindowPlaces.BESIDE, maps.get(0), area.height);
    int high = area.height - low;
    List<Rectangle> row =
        WindowPlaces.cells(new Rectangle(area.x, area.y + high, area.width, low), maps.size(), 1);
    for (int i = 0; i < maps.size(); i++) {
      WindowPlaces.into(row.get(i), maps.get(i));
      NoValue.grey(maps.get(i));
      maps.get(i).show();
    }
    int wide = (int) (VERDICT * area.width);
    int plots = (int) (PLOTS * high);
    PlotWindows.show(
        info.title() + "-plots",
        plots(),
        new Rectangle(area.x + wide, area.y, area.width - wide, plots),
        QualityLine.of(summary));
    showTable(new Rectangle(area.x + wide, area.y + plots, area.width - wide, high - plots));
    showVerdict(new Rectangle(area.x, area.y, wide, high));
  }

  private void showVerdict(Rectangle room) {
    ImagePlus figure = verdict(room.width - WindowPlaces.BESIDE);
    WindowPlaces.into(room, figure);
    figure.show();
  }

  private ImagePlus verdict(int width) {
    return new ImagePlus(info.title() + "-verdict", VerdictFigure.of(analysis, summary, width));
  }

  private static int lowestRow(int width, ImagePlus map, int screen) {
    double zoom = WindowPlaces.zoom(map, width, screen);
    int height = (int) Math.ceil(zoom * map.getHeight()) + WindowPlaces.ABOVE;
    return Math.min(height, (int) (LOWEST_ROW * screen));
  }

  private List<ImagePlus> maps() {
    MapOrigin origin = MapOrigin.of(analysis);
    List<ImagePlus> maps = new ArrayList<>(MapImages.of(analysis.maps(), info, origin).values());
    maps.add(0, MapImages.logTau(analysis.maps(), info, origin));
    maps.addAll(0, likelihood(analysis).values());
    return maps;
  }

  /** The maps by the likelihood; empty if there are none. */
  static Map<String, ImagePlus> likelihood(StackAnalysis analysis) {
    return analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .map(found -> LikelihoodImages.of(found, analysis.stack().info(), MapOrigin.of(analysis)))
        .orElse(Map.of());
  }

  private List<Plot> plots() {
    return figures.stream()
        .map(AnalysisFigure::window)
        .filter(AnalysisFigure.Window.Plots.class::isInstance)
        .map(AnalysisFigure.Window.Plots.class::cast)
        .sorted(Comparator.comparingInt(AnalysisFigure.Window.Plots::place))
        .map(window -> window.plot().get())
        .toList();
  }

  private void showTable(Rectangle room) {
    String title = info.title() + "-results";
    table(verdict, summary).show(title);
    WindowPlaces.move(title, room);
  }

  /** The verdict, then every number. */
  static ResultsTable table(Verdict verdict, Summary summary) {
    ResultsTable table = new ResultsTable();
    for (Warning warning : verdict.warnings()) {
      row(table, warning.text(), warning.severity().key(), warning.advice());
    }
    for (Verdict.Fact fact : verdict.facts()) {
      row(table, fact.text(), fact.isDoubtful() ? "doubtful" : "ok", "");
    }
    summary
        .entries()
        .forEach(
            (key, value) -> {
              if (value == null) {
                row(table, key, "not known", summary.reason(key));
              } else if (value instanceof Number number) {
                String bound = summary.isLowerBound(key) ? "a lower bound" : "";
                row(table, key, Numbers.four(number.doubleValue()), bound);
              }
            });
    table.showRowNumbers(false);
    return table;
  }

  private static void row(ResultsTable table, String quantity, String value, String remark) {
    table.incrementCounter();
    table.addValue("quantity", quantity);
    table.addValue("value", value);
    table.addValue("remark", remark);
  }
}
