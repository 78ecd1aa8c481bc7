package ecm.fourpoint;

import ecm.progress.InvalidInput;
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
public record GaussianNull(double fwhm, double contrast, double counts) {

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

  private double mu(double dx, double dy) {
    return Math.exp(-2 * Math.log(2) * (dx * dx + dy * dy) / (fwhm * fwhm));
  }

  /** g4 at R = 0 to the largest radius, as a request's form has it. */
  public double[] g4(FourPointForm form, int maxRadius, double f) {
    double[] g4 = new double[maxRadius + 1];
    for (int r = 0; r <= maxRadius; r++) {
      Ring ring = Ring.of(r);
      g4[r] = form == FourPointForm.RING ? ofRing(ring, f) : ofPairs(ring, f);
    }
    g4[0] += countingNoise(f);
    return g4;
  }

  /** The mean over the pairs of ring pixels j, seen in the earlier frame, and k, in the later. */
  private double ofRing(Ring ring, double f) {
    double sum = 0;
    for (int j = 0; j < ring.size(); j++) {
      for (int k = 0; k < ring.size(); k++) {
        double toJ = mu(ring.dx()[j], ring.dy()[j]);
        double toK = mu(ring.dx()[k], ring.dy()[k]);
        double between = mu(ring.dx()[j] - ring.dx()[k], ring.dy()[j] - ring.dy()[k]);
        sum += moment(f, toJ, f * toK, f * toJ, toK, f * between);
      }
    }
    return sum / ring.size() / ring.size();
  }

  private double ofPairs(Ring ring, double f) {
    double sum = 0;
    for (int j = 0; j < ring.size(); j++) {
      double b = mu(ring.dx()[j], ring.dy()[j]);
      sum += moment(f, b, f * b, f * b, b, f);
    }
    return sum / ring.size();
  }

  /** The mean of I1 I2 I3 I4 from the correlations m12, m13, m14, m23, m24, m34. */
  private double moment(double... m) {
    double squares = 0;
    for (double v : m) {
      squares += v * v;
    }
    double triples =
        m[0] * m[1] * m[3] + m[0] * m[2] * m[4] + m[1] * m[2] * m[5] + m[3] * m[4] * m[5];
    double a = m[0] * m[5];
    double b = m[1] * m[4];
    double c = m[2] * m[3];
    double fours = a * a + b * b + c * c + 2 * (a * b + a * c + b * c);
    return 1
        + contrast * squares
        + 2 * contrast * Math.sqrt(contrast) * triples
        + contrast * contrast * fours;
  }

  /** (2 &lt;I^2 I'&gt; + &lt;I I'&gt; / n) / n, from &lt;N^2&gt; = n^2 I^2 + n I in both frames. */
  private double countingNoise(double f) {
    double two = 1 + contrast * f * f;
    double three = 1 + contrast * (1 + 2 * f * f) + 2 * contrast * Math.sqrt(contrast) * f * f;
    return (2 * three + two / counts) / counts;
  }

  /**
   * The correlation length that a fit of C + B exp(-R/xi) finds in this null [px].
   *
   * @param form ring or pair
   * @param maxRadius largest R
   * @param f correlation of the field over the lag, exp(-(dt/tau)^beta)
   * @param fit which rings, and their weights
   */
  public double xi(FourPointForm form, int maxRadius, double f, XiFit.Options fit) {
    return XiFit.fit(g4(form, maxRadius, f), fit).xi();
  }

  /**
   * chi4 of a homogeneous sample for a long record,
   *
   * <pre>  sum over d of cov(y(0), y(d)) / sum of |mu|^2,   y = I I' - (1 + A f^2) (I + I'),</pre>
   *
   * which for A = 1 is 2 s (1-s)^2 + (1+s)^2 sum |mu|^4 / sum |mu|^2 with s = f^2.
   */
  public double chi4(double f) {
    int reach = (int) Math.ceil(3 * fwhm) + 1;
    double q = 1 + contrast * f * f;
    double skew = 2 * contrast * Math.sqrt(contrast);
    double covariance = 0;
    double area = 0;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        double b = mu(x, y);
        double c = f * b;
        double second = contrast * (b * b + c * c);
        double fourth = moment(f, b, c, c, b, f) - q * q;
        covariance += fourth - 4 * q * (second + skew * f * b * c) + 2 * q * q * second;
        area += b * b;
      }
    }
    return covariance / area;
  }
}
