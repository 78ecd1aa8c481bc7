package ecm.report;

import ecm.acquisition.DoseSeries;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.temperature.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the dose rate does to the relaxation time at one temperature: the corrected times of its
 * stacks and the straight line through their logarithms.
 *
 * @param temperature [K]
 * @param points the stacks that have both, in the order of the table
 * @param line empty with fewer than two different dose rates
 */
public record DoseRates(
    double temperature, List<DoseSeries.Point> points, Optional<DoseSeries> line) {

  public DoseRates {
    points = List.copyOf(points);
  }

  /** Those of one temperature of an experiment. */
  static DoseRates of(double temperature, List<Outcome<Summary>> outcomes) {
    List<DoseSeries.Point> points = new ArrayList<>();
    for (Outcome<Summary> outcome : outcomes) {
      double rate = outcome.row().state().doseRate();
      if (outcome.isDone()
          && outcome.row().state().temperature() == temperature
          && Double.isFinite(rate)) {
        Measured tau = ExperimentSeries.tau(outcome.result());
        if (tau.isKnown()) {
          points.add(new DoseSeries.Point(rate, tau));
        }
      }
    }
    return new DoseRates(temperature, points, DoseSeries.of(points));
  }

  /** Adds the numbers to those of a temperature; one null with the reason if there is no line. */
  void addTo(Summary entries) {
    if (line.isEmpty()) {
      entries.unknown(
          "tau_zero_dose_s",
          points.isEmpty()
              ? "no stack of this temperature gives a dose rate and a relaxation time"
              : "the stacks of this temperature have one dose rate");
      return;
    }
    DoseSeries found = line.get();
    String noError = "not every stack gives an error";
    entries.number("tau_zero_dose_s", found.tau0(), "");
    entries.number("ln_tau_zero_dose_sd", found.lnTau0Sd(), noError);
    entries.number("dose_slope_nm2_s_per_e", found.slope(), "");
    entries.number("dose_slope_sd_nm2_s_per_e", found.slopeSd(), noError);
    entries.number(
        "dose_reduced_chi2",
        found.reducedChi2(),
        found.points() == 2 ? DoseSeries.TWO_POINTS : noError);
  }
}
