package ecm.ij.plot;

import ecm.files.CsvTable;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.pipeline.likelihood.LikelihoodProfile;
import ij.gui.Plot;
import java.util.Arrays;
import java.util.List;

/** The likelihood's tau against the distance to the surface. */
public final class LikelihoodCurve {

  private LikelihoodCurve() {}

  /** Adds exp of the mean of ln tau, with its error, to a plot of the curve fit's medians. */
  static void on(Plot plot, LikelihoodProfile profile) {
    double[] tau = tau(profile);
    double[] errors = new double[tau.length];
    for (int i = 0; i < errors.length; i++) {
      double sd = profile.lnTauSd()[i];
      errors[i] = sd >= 0 ? tau[i] * sd : 0;
    }
    PlotStyle.add(
        plot,
        new Curve("likelihood, mean", profile.distance(), tau),
        errors,
        new Look(PlotStyle.SECOND, Plot.CONNECTED_CIRCLES, 2));
    PlotStyle.legend(plot, "bottom-right");
  }

  /** The same as a table. */
  public static CsvTable table(LikelihoodProfile profile) {
    return CsvTable.ofColumns(
        List.of("distance_nm", "tau_geomean_s", "ln_tau_mean", "ln_tau_mean_sd", "pixels"),
        profile.distance(),
        tau(profile),
        profile.lnTau(),
        profile.lnTauSd(),
        profile.pixels());
  }

  private static double[] tau(LikelihoodProfile profile) {
    return Arrays.stream(profile.lnTau()).map(Math::exp).toArray();
  }
}
