package ecm.pipeline.region;

import ecm.correlation.pooled.RegionEstimate;
import ecm.correlation.pooled.RegionEstimate.Omission;
import ecm.kww.DecayFit;
import ecm.kww.DecayFitter;
import ecm.kww.DecayModel;
import ecm.kww.DecayModel.Quantity;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;
import ecm.statistics.Jackknife;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fit of any {@link DecayModel} to the pooled g2 of a region, with free baseline and weights by
 * the number of frame pairs, on lags up to half the record. With the stretched exponential the
 * values are those of {@link PooledFit}.
 *
 * @param model that was fitted
 * @param contrast A
 * @param baseline of g2, near 1
 * @param rms root of the weighted mean square residual, by which models are compared
 * @param values by the quantity's name, times in seconds; NaN if there is no fit
 * @param errors standard errors by jackknife over blocks larger than a domain, by the quantity's
 *     name; NaN with fewer than 8 blocks, or if a fit without one of them failed
 * @param atBound whether a coordinate of the model ended at a bound: the curve does not fix it
 */
public record ModelFit(
    DecayModel model,
    double contrast,
    double baseline,
    double rms,
    Map<String, Double> values,
    Map<String, Double> errors,
    boolean atBound) {

  /**
   * Fits a region's curve, and again without one block each.
   *
   * @param estimate of the region
   * @param model of the decay
   * @param frames number N of the record
   * @param frameInterval dt [s]
   */
  public static ModelFit of(
      RegionEstimate estimate, DecayModel model, int frames, double frameInterval) {
    double[] times =
        Arrays.stream(estimate.curve().lags())
            .takeWhile(p -> p <= RegionFitter.LONGEST_LAG * frames)
            .map(p -> p * frameInterval)
            .toArray();
    FitParameters free = new FitParameters(FitMode.FULL, 2, Weights.PAIRS, true);
    DecayFitter fitter = DecayFitter.of(model, free, times, frameInterval, frames * frameInterval);
    DecayFit fit = new DecayFit(model);
    fitter.fit(Arrays.copyOf(estimate.curve().g2(), times.length), fit);
    double[][] omitted = omitted(estimate.omissions(), fitter, model, times.length);
    double[] shares = estimate.omissions().stream().mapToDouble(Omission::share).toArray();
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Double> errors = new LinkedHashMap<>();
    for (int q = 0; q < fit.values.length; q++) {
      Quantity quantity = model.quantities().get(q);
      values.put(quantity.name(), fit.values[q]);
      errors.put(quantity.name(), error(quantity, fit.values[q], omitted[q], shares));
    }
    return new ModelFit(model, fit.contrast, fit.baseline, fit.rms, values, errors, fit.atBound);
  }

  /** The values of each quantity without one block each. */
  private static double[][] omitted(
      List<Omission> omissions, DecayFitter fitter, DecayModel model, int points) {
    double[][] values = new double[model.quantities().size()][omissions.size()];
    DecayFit fit = new DecayFit(model);
    for (int b = 0; b < omissions.size(); b++) {
      fitter.fit(Arrays.copyOf(omissions.get(b).g2(), points), fit);
      for (int q = 0; q < values.length; q++) {
        values[q][b] = PixelFlag.withoutValue(fit.flags) ? Double.NaN : fit.values[q];
      }
    }
    return values;
  }

  private static double error(Quantity quantity, double value, double[] omitted, double[] shares) {
    if (!quantity.logarithmic()) {
      return Jackknife.standardError(value, omitted, shares);
    }
    double[] ln = Arrays.stream(omitted).map(Math::log).toArray();
    return value * Jackknife.standardError(Math.log(value), ln, shares);
  }
}
