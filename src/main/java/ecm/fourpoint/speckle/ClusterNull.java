package ecm.fourpoint.speckle;

import ecm.base.InvalidInput;
import java.util.Locale;

/**
 * The four-point function of homogeneous speckle from few clusters per column, of contrast A = 1 +
 * 1/m &gt; 1.
 *
 * <p>Scattering clusters lie at random (a Poisson process); each adds a Gaussian amplitude of
 * random phase to the field, and by the later frame has been replaced by another with probability
 * 1-f. The cumulant of the field at points p_1 to p_n with its conjugate at p_(n+1) to p_2n is then
 *
 * <pre>  (2/m)^(n-1) / n  exp(-4 ln 2 / FWHM^2  sum |p_i - mean p|^2)  [f if both frames occur]
 * </pre>
 *
 * and the mean of a product of intensities the sum over all ways to share its fields and conjugate
 * fields among cumulants. |mu|^2 keeps the Gaussian's shape; many clusters give {@link
 * GaussianNull}. At R = 0 counting noise adds to the mean square of a frame. (Cumulants of a
 * compound Poisson process: Campbell's theorem.)
 *
 * @param fwhm full width at half maximum of |mu|^2 [px]
 * @param clusters m, clusters per column, over 0
 * @param counts mean number of counts per pixel and frame; infinite without counting noise
 */
public record ClusterNull(double fwhm, double clusters, double counts)
    implements HomogeneousSpeckle {

  public ClusterNull {
    if (!(fwhm > 0) || !(clusters > 0) || !(counts > 0)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "a null of few clusters needs a speckle width, counts and clusters per column, but"
                  + " got %s px, %s and %s",
              fwhm,
              counts,
              clusters));
    }
  }

  /** Noise-free. */
  public static ClusterNull of(double fwhm, double clusters) {
    return new ClusterNull(fwhm, clusters, Double.POSITIVE_INFINITY);
  }

  /** From &lt;I I'&gt; - 1 = f^2 + f/m = (1 + 1/m) decay. */
  @Override
  public double fieldCorrelation(double decay) {
    double single = 1 / clusters;
    return (Math.sqrt(single * single + 4 * (1 + single) * decay) - single) / 2;
  }

  @Override
  public double moment(double f, Point... points) {
    int all = (1 << points.length) - 1;
    return shared(f, points, all, all);
  }

  /**
   * The sum over ways to share some fields and conjugate fields, given as bits, among cumulants.
   */
  private double shared(double f, Point[] points, int fields, int conjugates) {
    if (fields == 0) {
      return 1;
    }
    int first = Integer.lowestOneBit(fields);
    int others = fields ^ first;
    double sum = 0;
    for (int with = others; with >= 0; with = with == 0 ? -1 : (with - 1) & others) {
      int one = first | with;
      for (int two = conjugates; two > 0; two = (two - 1) & conjugates) {
        if (Integer.bitCount(one) == Integer.bitCount(two)) {
          sum += cumulant(f, points, one, two) * shared(f, points, fields ^ one, conjugates ^ two);
        }
      }
    }
    return sum;
  }

  private double cumulant(double f, Point[] points, int fields, int conjugates) {
    int n = Integer.bitCount(fields);
    double x = 0;
    double y = 0;
    double squares = 0;
    int later = 0;
    for (int i = 0; i < points.length; i++) {
      int times = (fields >> i & 1) + (conjugates >> i & 1);
      Point p = points[i];
      x += times * p.x();
      y += times * p.y();
      squares += times * (p.x() * p.x() + p.y() * p.y());
      later += p.later() ? times : 0;
    }
    double spread = squares - (x * x + y * y) / (2 * n);
    double alive = later > 0 && later < 2 * n ? f : 1;
    return alive * Math.pow(2 / clusters, n - 1) / n * Math.exp(-exponent() * spread);
  }
}
