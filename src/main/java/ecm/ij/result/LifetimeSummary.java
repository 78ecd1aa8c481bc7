package ecm.ij.result;

import ecm.base.Warning;
import ecm.files.Version;
import ecm.pipeline.time.AgeingMap;
import ecm.pipeline.time.DomainLifetime;
import ecm.report.Summary;
import ecm.statistics.Estimate;
import ecm.statistics.PatternPlane;
import java.util.Map;

/** The file {@code domain-lifetime.json}. What is not known is null with its reason. */
final class LifetimeSummary {

  private LifetimeSummary() {}

  /**
   * The entries.
   *
   * @param life what was found
   * @param plane of the same
   * @param pixelSize [nm]; NaN if not known
   * @param parameters fields of the command
   */
  static Summary of(
      DomainLifetime life, PatternPlane plane, double pixelSize, Map<String, Object> parameters) {
    Summary summary = new Summary();
    summary.number("tau_s", life.tau(), "");
    summary.number("window_s", life.window(), "");
    summary.value("windows", life.maps().size());
    summary.value("pixels", life.bulk().count());
    Estimate exchange = life.exchange();
    time(summary, "tau_exchange", exchange);
    Estimate ratio = life.exchangeOverTau();
    summary.number("tau_exchange_over_tau", ratio.value(), ratio.reason());
    summary.number("tau_exchange_over_tau_sd", ratio.sd(), ratio.reason());
    if (!exchange.isKnown()) {
      summary.number("tau_exchange_lower_bound_s", life.lowerBound(), exchange.reason());
    }
    time(summary, "tau_exchange_slow", DomainLifetime.exchange(life.slow()));
    time(summary, "tau_exchange_fast", DomainLifetime.exchange(life.fast()));
    Estimate xi = life.length(plane);
    String reason = xi.isKnown() ? "the pixel size is not known" : xi.reason();
    summary.number("xi_lifetime_px", xi.value(), xi.reason());
    summary.number("xi_lifetime_nm", xi.value() * pixelSize, reason);
    summary.number("xi_lifetime_sd_nm", xi.sd() * pixelSize, reason);
    AgeingMap ageing = life.ageing();
    summary.number("ageing_rate_per_s", ageing.rate().value(), "");
    summary.number("ageing_rate_sd_per_s", ageing.rate().sd(), "");
    summary.number("ageing_rate_p_value", ageing.p(), "");
    summary.number(
        "changed_area_fraction", (double) ageing.changed().count() / life.bulk().count(), "");
    summary.value("warnings", Warning.entries(life.warnings()));
    summary.value("parameters", parameters);
    summary.value("version", Version.get());
    return summary;
  }

  private static void time(Summary summary, String name, Estimate time) {
    summary.number(name + "_s", time.value(), time.reason());
    summary.number(name + "_sd_s", time.sd(), time.reason());
  }
}
