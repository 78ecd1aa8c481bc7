package ecm.ij.inspect;

import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.ij.figure.QualityFooter;
import ecm.pipeline.likelihood.PixelLikelihood;
import ecm.pipeline.whole.Inspection;
import ecm.report.QualityLine;
import ij.gui.Plot;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What a look at pixels shows: plots, rows of the Results table, files. */
public final class InspectionOutput {

  private static final Color[] COLOURS = {
    PlotStyle.DATA, PlotStyle.FIT, PlotStyle.SECOND, new Color(0x4f8f5b), new Color(0x7d5ba6)
  };

  private InspectionOutput() {}

  /**
   * The g2 points of some looks with their fits, on a logarithmic time axis.
   *
   * @param looks at least one
   */
  public static Plot g2(String title, List<Inspection> looks) {
    Plot plot = PlotStyle.plot(title, "lag time t (s)", "g!!2!!(t)");
    plot.setAxisXLog(true);
    double[] all = looks.stream().flatMapToDouble(l -> Arrays.stream(l.g2())).toArray();
    double low = Math.min(1, PlotStyle.min(all));
    double high = Math.max(1, PlotStyle.max(all));
    double margin = 0.08 * Math.max(1e-6, high - low);
    double[] times = looks.get(0).lagTimes();
    double left = times[0] / 1.2;
    double right = PlotStyle.end(times) * 1.2;
    plot.setLimits(left, right, low - margin, high + margin);
    Curve one = new Curve(null, new double[] {left, right}, new double[] {1, 1});
    PlotStyle.add(plot, one, PlotStyle.GUIDE, Plot.LINE, 1);
    for (int k = 0; k < looks.size(); k++) {
      Inspection look = looks.get(k);
      Color colour = COLOURS[k % COLOURS.length];
      Curve points = new Curve(label(look), look.lagTimes(), look.g2());
      PlotStyle.add(plot, points, null, new Look(colour, Plot.CIRCLE, 1));
      if (look.isResolved()) {
        double[] x = PlotStyle.logSpaced(times[0], PlotStyle.end(times));
        double[] y = Arrays.stream(x).map(look::fitted).toArray();
        PlotStyle.add(plot, new Curve(null, x, y), colour, Plot.LINE, 2);
      }
      likelihood(plot, look, colour);
    }
    PlotStyle.legend(plot, "top-right");
    return QualityFooter.on(plot, trust(looks.get(0)));
  }

  /** The g2 that the likelihood expects of an endless record, thin; its numbers in the legend. */
  private static void likelihood(Plot plot, Inspection look, Color colour) {
    double[] times = look.lagTimes();
    look.said()
        .ifPresent(
            said -> {
              double[] x = PlotStyle.logSpaced(times[0], PlotStyle.end(times));
              double[] y = Arrays.stream(x).map(said::g2).toArray();
              Curve curve = new Curve(label(said), x, y);
              PlotStyle.add(plot, curve, colour.darker(), Plot.LINE, 0.8f);
            });
  }

  /** tau and the factor by which it is known. */
  static String label(PixelLikelihood said) {
    return "likelihood: τ = "
        + PlotStyle.three(said.tau())
        + " s (×/÷ "
        + PlotStyle.two(Math.exp(said.sd()))
        + ")";
  }

  /** The record in tau of the current look; a pixel is less than a speckle. */
  private static String trust(Inspection look) {
    double[] t = look.frameTimes();
    double record = t.length < 2 ? Double.NaN : PlotStyle.end(t) + t[1] - t[0];
    return look.name() + ": " + QualityLine.record(record / look.tau()).text();
  }

  private static String label(Inspection look) {
    return look.isResolved()
        ? look.name()
            + ": τ = "
            + PlotStyle.three(look.tau())
            + " s, β = "
            + PlotStyle.two(look.beta())
            + ", A = "
            + PlotStyle.two(look.contrast())
        : look.name() + ": no fit";
  }

  /** Whether the likelihood says anything of any of the looks. */
  public static boolean hasPosterior(List<Inspection> looks) {
    return PosteriorPlot.isOf(looks);
  }

  /** The posteriors of ln tau, with the population behind; of looks that have one. */
  public static Plot posterior(String title, List<Inspection> looks) {
    return PosteriorPlot.of(title, looks, COLOURS);
  }

  /** Intensity against time. */
  public static Plot trace(String title, List<Inspection> looks) {
    Plot plot = PlotStyle.plot(title, "time (s)", "mean intensity");
    double[] all = looks.stream().flatMapToDouble(l -> Arrays.stream(l.intensity())).toArray();
    double top = PlotStyle.max(all);
    double low = Math.min(0, PlotStyle.min(all));
    double end = PlotStyle.end(looks.get(0).frameTimes());
    plot.setLimits(0, end > 0 ? end : 1, low, top > low ? top + 0.15 * (top - low) : low + 1);
    for (int k = looks.size() - 1; k >= 0; k--) {
      Inspection look = looks.get(k);
      Color colour = COLOURS[k % COLOURS.length];
      Curve curve = new Curve(look.name(), look.frameTimes(), look.intensity());
      PlotStyle.add(plot, curve, colour, Plot.LINE, 1);
    }
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  /** Appends one row to the Results table. */
  public static void row(String stack, Inspection look) {
    ResultRows row =
        new ResultRows()
            .text("stack", stack)
            .text("region", look.name())
            .number("pixels", look.pixels())
            .number("mean_intensity", mean(look))
            .number("tau_s", look.tau())
            .number("beta", look.beta())
            .number("contrast", look.contrast())
            .number("baseline", look.baseline())
            .number("flags", look.flags())
            .text("remark", look.isResolved() ? look.flagMeanings() : look.reason());
    look.likelihood()
        .ifPresent(
            asked ->
                row.number("tau_likelihood_s", number(look, PixelLikelihood::tau))
                    .number("ln_tau_likelihood_sd", number(look, PixelLikelihood::sd))
                    .text("likelihood_remark", asked.reason()));
    row.show();
  }

  private static double number(Inspection look, ToDoubleFunction<PixelLikelihood> what) {
    return look.said().map(what::applyAsDouble).orElse(Double.NaN);
  }

  private static double mean(Inspection look) {
    return Arrays.stream(look.intensity())
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Writes {@code pixel-g2.csv}, {@code pixel-trace.csv} and figures of both, and {@code
   * pixel-posterior} where the likelihood says something.
   *
   * @param folder that can be written
   * @param looks at least one
   */
  public static void write(Path folder, List<Inspection> looks) {
    List<List<String>> curves = new ArrayList<>();
    List<List<String>> traces = new ArrayList<>();
    boolean asked = looks.get(0).likelihood().isPresent();
    for (Inspection look : looks) {
      for (int k = 0; k < look.g2().length; k++) {
        double t = look.lagTimes()[k];
        List<String> point = cells(look.name(), t, look.g2()[k], look.fitted(t));
        if (asked) {
          point.add(CsvTable.number(number(look, said -> said.g2(t))));
        }
        curves.add(point);
      }
      for (int k = 0; k < look.intensity().length; k++) {
        traces.add(cells(look.name(), look.frameTimes()[k], look.intensity()[k]));
      }
    }
    List<String> columns = new ArrayList<>(List.of("region", "time_s", "g2", "g2_fit"));
    if (asked) {
      columns.add("g2_likelihood");
    }
    new CsvTable(columns, curves).write(folder.resolve("pixel-g2.csv"));
    new CsvTable(List.of("region", "time_s", "intensity"), traces)
        .write(folder.resolve("pixel-trace.csv"));
    PngFile.write(folder.resolve("pixel-g2.png"), PlotFigure.of(g2("pixel-g2", looks)));
    PngFile.write(folder.resolve("pixel-trace.png"), PlotFigure.of(trace("pixel-trace", looks)));
    if (hasPosterior(looks)) {
      PosteriorPlot.table(looks).write(folder.resolve("pixel-posterior.csv"));
      PngFile.write(
          folder.resolve("pixel-posterior.png"),
          PlotFigure.of(posterior("pixel-posterior", looks)));
    }
  }

  private static List<String> cells(String name, double... numbers) {
    List<String> cells = new ArrayList<>(List.of(name));
    DoubleStream.of(numbers).mapToObj(CsvTable::number).forEach(cells::add);
    return cells;
  }
}
