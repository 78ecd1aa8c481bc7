package ecm.correlation.pooled;

/**
 * The g2 of a region.
 *
 * @param lags in frames, ascending, from 1
 * @param g2 at these lags
 * @param sd standard error of g2, by jackknife over tiles larger than a domain; NaN with too few
 *     tiles
 */
public record RegionCurve(double[] lags, double[] g2, double[] sd) {}
