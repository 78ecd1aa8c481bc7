package ecm.ij.result;

import ecm.base.Warning;
import ecm.chart.FigureCanvas;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.RelaxationFigures;
import ecm.ij.plot.AnalysisPlots;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.Headline;
import ecm.report.Numbers;
import ecm.report.QualityLine;
import ecm.report.Result;
import ecm.report.Summary;
import ecm.report.Verdict;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What matters of one analysis on one picture: the verdict, the warnings worst first, what forbids
 * a conclusion in red, the relaxation times and how far to trust them; below, the map of tau beside
 * that of a homogeneous sample in the same colours, and the pooled g2 with its fit.
 */
final class VerdictFigure {

  private static final Color BAD = new Color(0xb00020);
  private static final Color DOUBTFUL = new Color(0x9a5b00);
  private static final Color TOLD = new Color(0x555555);
  private static final Color GOOD = new Color(0x1b5e20);
  private static final char NO_BREAK = '\u00a0';
  private static final int LETTERS = 15;
  private static final int MARGIN = 12;
  private static final int LINE = 21;
  private static final int PANEL_LETTERS = 26;
  private static final int PLOT_WIDTH = 380;
  private static final int PLOT_HEIGHT = 300;

  /** A line of text in one colour. */
  private record Line(String text, Color colour, int style) {}

  private final StackAnalysis analysis;
  private final Summary summary;
  private final int width;

  private VerdictFigure(StackAnalysis analysis, Summary summary, int width) {
    this.analysis = analysis;
    this.summary = summary;
    this.width = width;
  }

  /**
   * Draws the figure.
   *
   * @param analysis of one stack
   * @param summary of the same analysis
   * @param width of the figure [px]
   */
  static BufferedImage of(StackAnalysis analysis, Summary summary, int width) {
    return new VerdictFigure(analysis, summary, width).draw();
  }

  private BufferedImage draw() {
    List<BufferedImage> panels = panels();
    int column = (width - MARGIN) / panels.size() - MARGIN;
    int tallest = panels.stream().mapToInt(p -> scaledHeight(p, column)).max().orElse(0);
    List<Line> lines = wrapped();
    int top = MARGIN + lines.size() * LINE + MARGIN;
    BufferedImage figure =
        new BufferedImage(width, top + tallest + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = figure.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, figure.getHeight());
    for (int i = 0; i < lines.size(); i++) {
      g.setFont(font(lines.get(i).style()));
      g.setColor(lines.get(i).colour());
      g.drawString(lines.get(i).text(), MARGIN, MARGIN + i * LINE + LETTERS);
    }
    for (int i = 0; i < panels.size(); i++) {
      BufferedImage panel = panels.get(i);
      int x = MARGIN + i * (column + MARGIN);
      int height = scaledHeight(panel, column);
      Image averaged = panel.getScaledInstance(column, height, Image.SCALE_AREA_AVERAGING);
      g.drawImage(averaged, x, top, null);
    }
    g.dispose();
    return figure;
  }

  private static Font font(int style) {
    return new Font(Font.SANS_SERIF, style, LETTERS);
  }

  private static int scaledHeight(BufferedImage panel, int column) {
    return panel.getHeight() * column / panel.getWidth();
  }

  private List<BufferedImage> panels() {
    List<BufferedImage> panels = new ArrayList<>();
    analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .ifPresentOrElse(found -> likelihood(panels, found), () -> fitted(panels));
    Plot pooled = new AnalysisPlots(analysis).pooled();
    pooled.setFrameSize(PLOT_WIDTH, PLOT_HEIGHT);
    panels.add(PlotFigure.of(pooled));
    return panels;
  }

  /** The best map, its error, and what it would be of a homogeneous sample. */
  private void likelihood(List<BufferedImage> panels, LikelihoodAnalysis found) {
    StackInfo info = analysis.stack().info();
    Mask mask = analysis.region().mask();
    FloatMap tau = found.tau();
    panels.add(RelaxationFigures.likelihood(tau, mask, info, canvas(tau)));
    panels.add(RelaxationFigures.likelihoodSd(found.tauSd(), mask, info, canvas(tau)));
    analysis
        .likelihoodNull()
        .value()
        .map(film -> film.tau())
        .map(film -> RelaxationFigures.likelihoodNull(tau, mask, film, info, canvas(film)))
        .ifPresent(panels::add);
  }

  /** The fitted map and that of a homogeneous sample. */
  private void fitted(List<BufferedImage> panels) {
    StackInfo info = analysis.stack().info();
    panels.add(RelaxationFigures.tau(analysis.maps(), info, canvas(analysis.maps().tau())));
    analysis
        .heterogeneity()
        .homogeneous()
        .value()
        .map(h -> h.tau().get(0))
        .map(film -> RelaxationFigures.homogeneous(analysis.maps(), film, info, canvas(film)))
        .ifPresent(panels::add);
  }

  /** The panels are drawn larger than they are shown, and so are their letters. */
  private static FigureCanvas canvas(FloatMap map) {
    return FigureCanvas.of(map.width(), map.height()).withLetters(PANEL_LETTERS);
  }

  private List<Line> lines() {
    Verdict verdict = Verdict.of(summary);
    List<Line> lines = new ArrayList<>();
    String title = analysis.stack().info().title();
    lines.add(new Line(title + ": " + Headline.of(summary), Color.BLACK, Font.BOLD));
    Color colour = verdict.serious().isEmpty() ? GOOD : Color.BLACK;
    lines.add(new Line(unbroken(verdict.line()), colour, Font.BOLD));
    for (Warning warning : verdict.warnings()) {
      lines.add(new Line(warning.line(), colour(warning.severity()), Font.PLAIN));
    }
    if (analysis.likelihood().isPresent()) {
      lines.add(new Line(likelihood(), Color.BLACK, Font.PLAIN));
    }
    lines.add(new Line(times(), Color.BLACK, Font.PLAIN));
    lines.add(new Line(QualityLine.of(summary), Color.BLACK, Font.PLAIN));
    return lines;
  }

  private static Color colour(Warning.Severity severity) {
    return switch (severity) {
      case INFO -> TOLD;
      case WARNING -> DOUBTFUL;
      case FORBIDS -> BAD;
    };
  }

  /** A line that is broken between its parts only, and whose parts do not begin with a dot. */
  private static String unbroken(String line) {
    return line.replace(' ', NO_BREAK).replace(NO_BREAK + "·" + NO_BREAK, NO_BREAK + "· ");
  }

  private String likelihood() {
    String tau = "tau of the bulk by the likelihood of the record: ";
    if (Double.isNaN(summary.get(Result.TAU_LIKELIHOOD_MEDIAN))) {
      return tau + "not known, " + summary.reason(Result.TAU_LIKELIHOOD_MEDIAN);
    }
    return "by the likelihood of the record: sigma of ln tau "
        + withError(Result.SIGMA_LN_TAU_LIKELIHOOD)
        + " · beta "
        + withError(Result.BETA_LIKELIHOOD);
  }

  private String withError(Result result) {
    return Numbers.withError(
        summary.get(result), result.error().map(summary::get).orElse(Double.NaN));
  }

  private String times() {
    String bulk =
        (analysis.likelihood().isPresent()
                ? "tau of the bulk by the curve fit of g2: "
                : "tau of the bulk: ")
            + seconds(Result.TAU_BULK_CORRECTED)
            + " corrected, "
            + seconds(Result.TAU_BULK_MEDIAN)
            + " as fitted, "
            + seconds(Result.TAU_POOLED)
            + " pooled";
    return analysis.surface().isEmpty()
        ? bulk
        : bulk + " · of the surface layer: " + seconds(Result.TAU_SURFACE_CORRECTED) + " corrected";
  }

  private String seconds(Result result) {
    double value = summary.get(result);
    return Double.isNaN(value)
        ? "not known"
        : (summary.isLowerBound(result) ? "at least " : "") + Numbers.three(value) + " s";
  }

  /** The lines, broken at spaces to the width of the figure. */
  private List<Line> wrapped() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    List<Line> wrapped = new ArrayList<>();
    for (Line line : lines()) {
      FontMetrics metrics = g.getFontMetrics(font(line.style()));
      StringBuilder row = new StringBuilder();
      for (String word : line.text().split(" ")) {
        if (metrics.stringWidth(row + " " + word) > width - 2 * MARGIN && !row.isEmpty()) {
          wrapped.add(new Line(row.toString(), line.colour(), line.style()));
          row.setLength(0);
        }
        row.append(row.isEmpty() ? "" : " ").append(word);
      }
      wrapped.add(new Line(row.toString(), line.colour(), line.style()));
    }
    g.dispose();
    return wrapped;
  }
}
