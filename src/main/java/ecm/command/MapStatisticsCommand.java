package ecm.command;

import ecm.ij.ImageInfo;
import ecm.ij.MapInput;
import ecm.ij.PlotWindows;
import ecm.ij.Plots;
import ecm.ij.ResultRows;
import ecm.math.Quantiles;
import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import ij.ImagePlus;
import ij.WindowManager;
import java.util.Arrays;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Median, log-normal parameters and histogram of a map of relaxation times. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Map Statistics...", weight = 8)
    })
public class MapStatisticsCommand extends MapCommand {

  @Override
  protected void execute(Progress progress) {
    FloatMap tau = map();
    Mask used = used(tau, progress);
    double[] times = tau.inside(used);
    double limit = MapInput.censoringLimit(image);
    LogNormal fit = LogNormal.fit(times, limit);
    Optional<FloatMap> beta = beta(tau);
    String stem = image.getTitle();
    ResultRows row =
        new ResultRows()
            .text("map", stem)
            .number("pixels", times.length)
            .number("tau_median_s", Quantiles.median(times))
            .number("tau_mean_s", Arrays.stream(times).average().orElse(Double.NaN))
            .number("tau_geomean_s", fit.median())
            .number("sigma_ln_tau", fit.sigma())
            .number("skewness_ln_tau", fit.skewness())
            .number("censored_fraction", fit.censoredFraction());
    PlotWindows.show(Plots.histogram(stem + "-histogram", times, fit, limit));
    beta.ifPresent(b -> scatter(stem, times, b.inside(used), row));
    row.text("remark", remark(fit)).show();
  }

  private static void scatter(String stem, double[] times, double[] betas, ResultRows row) {
    double spearman = Spearman.of(times, betas);
    row.number("spearman_ln_tau_beta", spearman);
    PlotWindows.show(Plots.betaAgainstTau(stem + "-beta-vs-tau", times, betas, spearman));
  }

  /** The map of beta that belongs to the map of tau, if it is open and has a value wherever. */
  private Optional<FloatMap> beta(FloatMap tau) {
    String title =
        ImageInfo.get(image, "stack")
                .orElse(ImageInfo.stem(image.getTitle()).replaceFirst("-tau$", ""))
            + "-beta";
    ImagePlus beta = WindowManager.getImage(title);
    if (beta == null || beta.getWidth() != tau.width() || beta.getHeight() != tau.height()) {
      return Optional.empty();
    }
    FloatMap values = MapInput.of(beta);
    for (int i = 0; i < values.values().length; i++) {
      if (tau.values()[i] > 0 && Float.isNaN(values.values()[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static String remark(LogNormal fit) {
    if (fit.medianIsLowerBound()) {
      return "median, mean and sigma are lower bounds: more than half of the values are censored";
    }
    return fit.meanIsLowerBound()
        ? "mean and sigma are lower bounds: more than 30 % of the values are censored"
        : "";
  }
}
