package ecm.ij.inspect;

import ecm.files.CsvTable;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.pipeline.likelihood.PixelLikelihood;
import ecm.pipeline.likelihood.PixelLikelihood.LnTau;
import ecm.pipeline.whole.Inspection;
import ij.gui.Plot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The posteriors of ln tau of some pixels: with neighbours thick, of the own record alone thin, and
 * behind them the population that both take as their prior.
 */
final class PosteriorPlot {

  /** The axis reaches so many standard deviations from a median. */
  private static final double REACH = 2.8;

  private PosteriorPlot() {}

  /** Whether the likelihood says anything of any of the looks. */
  static boolean isOf(List<Inspection> looks) {
    return looks.stream().anyMatch(look -> look.said().isPresent());
  }

  /**
   * Draws the densities per ln tau on a logarithmic axis of tau.
   *
   * @param looks of which the likelihood says something of one at least
   * @param colours of the looks, in turn
   */
  static Plot of(String title, List<Inspection> looks, Color[] colours) {
    Plot plot = PlotStyle.plot(title, "relaxation time τ (s)", "probability per ln τ");
    plot.setAxisXLog(true);
    double[] times = times(looks);
    double top =
        all(looks).mapToDouble(d -> d.density(d.median())).filter(v -> v > 0).max().orElse(1);
    plot.setLimits(times[0], PlotStyle.end(times), 0, 1.5 * top);
    Inspection first = looks.stream().filter(l -> l.said().isPresent()).findFirst().orElseThrow();
    LnTau population = first.said().orElseThrow().population();
    if (population.sd() > 0) {
      PlotStyle.add(plot, curve("population", population, times), PlotStyle.GUIDE, Plot.LINE, 2);
    }
    for (int k = 0; k < looks.size(); k++) {
      Inspection look = looks.get(k);
      Color colour = colours[k % colours.length];
      look.said()
          .ifPresent(
              said -> {
                Curve both = curve(look.name(), said.posterior(), times);
                PlotStyle.add(plot, both, colour, Plot.LINE, 3);
                Curve own = curve(look == first ? "own record alone" : null, said.own(), times);
                PlotStyle.add(plot, own, colour.darker(), Plot.LINE, 1);
              });
    }
    PlotStyle.legend(plot, "top-left");
    return plot;
  }

  private static Curve curve(String label, LnTau density, double[] times) {
    return new Curve(label, times, Arrays.stream(times).map(density::density).toArray());
  }

  private static Stream<LnTau> all(List<Inspection> looks) {
    return looks.stream().flatMap(look -> look.said().stream()).flatMap(PosteriorPlot::all);
  }

  private static Stream<LnTau> all(PixelLikelihood said) {
    return Stream.of(said.posterior(), said.own(), said.population());
  }

  private static double[] times(List<Inspection> looks) {
    double low =
        all(looks).mapToDouble(d -> d.median() * Math.exp(-REACH * d.sd())).min().orElseThrow();
    double high =
        all(looks).mapToDouble(d -> d.median() * Math.exp(REACH * d.sd())).max().orElseThrow();
    return PlotStyle.logSpaced(low, high);
  }

  /** The curves as a table; of each look those of its own axis. */
  static CsvTable table(List<Inspection> looks) {
    List<List<String>> rows = new ArrayList<>();
    for (Inspection look : looks) {
      look.said()
          .ifPresent(
              said -> {
                for (double t : times(List.of(look))) {
                  rows.add(
                      List.of(
                          look.name(),
                          CsvTable.number(t),
                          CsvTable.number(said.posterior().density(t)),
                          CsvTable.number(said.own().density(t)),
                          CsvTable.number(said.population().density(t))));
                }
              });
    }
    return new CsvTable(
        List.of(
            "region", "tau_s", "density_per_ln_tau", "density_own_record", "density_population"),
        rows);
  }
}
