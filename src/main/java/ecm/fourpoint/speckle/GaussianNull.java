package ecm.fourpoint.speckle;

import ecm.base.InvalidInput;
import java.util.Locale;

/**
 * The four-point function of homogeneous speckle: a Gaussian field of contrast A &lt;= 1, in which
 * nothing but the speckle correlates neighbours.
 *
 * <p>With |mu(d)|^2 = exp(-4 ln 2 d^2 / FWHM^2), the field's correlation f over the lag, and
 * intensity 1 + sqrt(A) (I_speckle - 1), the mean of a product of intensities at points 1 to n is
 *
 * <pre>  1 + A sum over pairs M_ij^2 + 2 A^(3/2) sum over triples M_ij M_jk M_ki
 *    + A^2 (sum of M_ij^2 M_kl^2 + 2 sum of M_ij M_jk M_kl M_li)</pre>
 *
 * with M = mu at equal and f mu at different times; for A = 1 the permanent of M. At R = 0 counting
 * noise adds to the mean square of a frame.
 *
 * @param fwhm full width at half maximum of |mu|^2 [px]
 * @param contrast A, over 0 to 1
 * @param counts mean number of counts per pixel and frame; infinite without counting noise
 */
public record GaussianNull(double fwhm, double contrast, double counts)
    implements HomogeneousSpeckle {

  public GaussianNull {
    if (!(fwhm > 0) || !(contrast > 0 && contrast <= 1) || !(counts > 0)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "a Gaussian null needs a speckle width, counts and a contrast of at most 1, but got"
                  + " %s px, %s and %s",
              fwhm,
              counts,
              contrast));
    }
  }

  /** Noise-free. */
  public static GaussianNull of(double fwhm, double contrast) {
    return new GaussianNull(fwhm, contrast, Double.POSITIVE_INFINITY);
  }

  @Override
  public double fieldCorrelation(double decay) {
    return Math.sqrt(decay);
  }

  private double mu(Point a, Point b, double f) {
    double dx = a.x() - b.x();
    double dy = a.y() - b.y();
    return (a.later() == b.later() ? 1 : f) * Math.exp(-exponent() / 2 * (dx * dx + dy * dy));
  }

  @Override
  public double moment(double f, Point... points) {
    int n = points.length;
    double[][] mu = new double[4][4];
    double squares = 0;
    double triples = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        mu[i][j] = mu(points[i], points[j], f);
        squares += mu[i][j] * mu[i][j];
        for (int k = 0; k < j; k++) {
          triples += mu[i][j] * mu[i][k] * mu[j][k];
        }
      }
    }
    double a = mu[1][0] * mu[3][2];
    double b = mu[2][0] * mu[3][1];
    double c = mu[3][0] * mu[2][1];
    double fours = a * a + b * b + c * c + 2 * (a * b + a * c + b * c);
    return 1
        + contrast * squares
        + 2 * contrast * Math.sqrt(contrast) * triples
        + contrast * contrast * fours;
  }
}
