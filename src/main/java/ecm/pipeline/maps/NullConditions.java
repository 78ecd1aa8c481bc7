package ecm.pipeline.maps;

import ecm.correlation.Engine;
import ecm.kww.Conditions;
import ecm.kww.FitParameters;
import ecm.sample.Speckle;
import java.util.Locale;

/**
 * What a homogeneous sample must have in common with a measured one to be its null. Numbers are
 * kept to four digits, so that the null of a map does not depend on the way in which they were
 * written down.
 *
 * @param speckle full width at half maximum of |mu|^2 [px]
 * @param conditions beta, contrast, counts and frames of the region
 * @param recordOverTau T / tau, with the tau that the sample has, corrected for the finite record
 * @param recordLength T [s]
 * @param lags number M
 * @param fit of the maps
 */
public record NullConditions(
    double speckle,
    Conditions conditions,
    double recordOverTau,
    double recordLength,
    int lags,
    FitParameters fit) {

  /** Above this contrast the speckle of the sample is not that of a Gaussian field. */
  private static final double LARGEST_CONTRAST = 1.3;

  public NullConditions {
    Conditions c = conditions;
    conditions =
        new Conditions(
            rounded(c.beta()),
            rounded(c.contrast()),
            rounded(c.counts()),
            c.frames(),
            rounded(c.patterns()));
    speckle = rounded(speckle);
    recordOverTau = rounded(recordOverTau);
    recordLength = rounded(recordLength);
  }

  private static double rounded(double value) {
    return Double.isFinite(value)
        ? Double.parseDouble(String.format(Locale.ROOT, "%.3e", value))
        : value;
  }

  /** Number N of frames of the measured record. */
  public int frames() {
    return (int) Math.round(conditions.frames());
  }

  /** How the simulated maps are made: like the measured ones, which need no background. */
  public MapParameters maps() {
    return new MapParameters(lags, fit, Engine.AUTO, 0, FrameNormalization.NONE, 1);
  }

  /**
   * The conditions of a region's null.
   *
   * @param population relaxation times of the region
   * @param maps that they are from
   * @param speckle full width at half maximum of |mu|^2 [px]; NaN if not measured
   * @param parameters of the maps
   * @return why they are not known, if they are not
   */
  public static Maybe<NullConditions> of(
      Population population, RelaxationMaps maps, double speckle, MapParameters parameters) {
    if (parameters.binning() != 1) {
      return Maybe.not("the homogeneous null is simulated for binning 1 only");
    } else if (population.conditions().isEmpty()) {
      return Maybe.not(
          "the conditions of a homogeneous sample are not known: the region's curve has no fit, or"
              + " the response to this way of fitting is not tabulated");
    } else if (Double.isNaN(population.correctedMedian())) {
      return Maybe.not(population.notInvertible());
    } else if (Double.isNaN(speckle)) {
      return Maybe.not(Speckle.NOT_MEASURED);
    }
    Conditions conditions = population.conditions().get();
    if (conditions.contrast() > LARGEST_CONTRAST) {
      return Maybe.not(
          String.format(
              Locale.ROOT,
              "the contrast A = %.2f is above 1: the speckle is not that of a Gaussian field",
              conditions.contrast()));
    }
    return Maybe.of(
        new NullConditions(
            speckle,
            conditions,
            maps.recordLength() / population.correctedMedian(),
            maps.recordLength(),
            parameters.lags(),
            parameters.fit()));
  }
}
