package ecm.fourpoint.speckle;

import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.Ring;

/**
 * Speckle in which nothing but the speckle itself correlates neighbours: what the four-point
 * function and chi4 of a homogeneous sample are.
 *
 * <p>A model gives the mean of a product of intensities at points in two frames, each of mean 1, in
 * the order of its field's correlation f over the lag.
 */
public sealed interface HomogeneousSpeckle permits GaussianNull, ClusterNull {

  /**
   * A point of the image in one of two frames.
   *
   * @param x column [px]
   * @param y row [px]
   * @param later whether in the later frame
   */
  record Point(double x, double y, boolean later) {

    static Point earlier(double x, double y) {
      return new Point(x, y, false);
    }

    static Point later(double x, double y) {
      return new Point(x, y, true);
    }
  }

  /** Full width at half maximum of |mu|^2 [px]. */
  double fwhm();

  /** Mean number of counts per pixel and frame; infinite without counting noise. */
  double counts();

  /** The mean of the product of the intensities at 1 to 4 points. */
  double moment(double f, Point... points);

  /**
   * The correlation f of the field at a lag where the contrast has decayed to a share of its own.
   *
   * @param decay exp(-2 (dt/tau)^beta), 0 to 1
   */
  double fieldCorrelation(double decay);

  /** 4 ln 2 / FWHM^2 [1/px^2]: |mu(d)|^2 = exp(-exponent d^2). */
  default double exponent() {
    return 4 * Math.log(2) / (fwhm() * fwhm());
  }

  /** g4 at R = 0 to the largest radius, as a request's form has it. */
  default double[] g4(FourPointForm form, int maxRadius, double f) {
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
        sum +=
            moment(
                f,
                Point.earlier(0, 0),
                Point.later(0, 0),
                Point.earlier(ring.dx()[j], ring.dy()[j]),
                Point.later(ring.dx()[k], ring.dy()[k]));
      }
    }
    return sum / ring.size() / ring.size();
  }

  private double ofPairs(Ring ring, double f) {
    double sum = 0;
    for (int j = 0; j < ring.size(); j++) {
      sum += twoPixels(ring.dx()[j], ring.dy()[j], f);
    }
    return sum / ring.size();
  }

  private double twoPixels(double x, double y, double f) {
    return moment(
        f, Point.earlier(0, 0), Point.later(0, 0), Point.earlier(x, y), Point.later(x, y));
  }

  /** (2 &lt;I^2 I'&gt; + &lt;I I'&gt; / n) / n, from &lt;N^2&gt; = n^2 I^2 + n I in both frames. */
  private double countingNoise(double f) {
    Point now = Point.earlier(0, 0);
    Point later = Point.later(0, 0);
    return (2 * moment(f, now, now, later) + moment(f, now, later) / counts()) / counts();
  }

  /**
   * chi4 of a homogeneous sample for a long record,
   *
   * <pre>
   *   sum over d of cov(y(0), y(d)) / sum of |mu|^2,   y = I I' - q (I + I'),  q = &lt;I I'&gt;,
   * </pre>
   *
   * which for Gaussian speckle of A = 1 is 2 s (1-s)^2 + (1+s)^2 sum |mu|^4 / sum |mu|^2 with s =
   * f^2.
   */
  default double chi4(double f) {
    int reach = (int) Math.ceil(3 * fwhm()) + 1;
    Point now = Point.earlier(0, 0);
    Point later = Point.later(0, 0);
    double q = moment(f, now, later);
    double covariance = 0;
    double area = 0;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        double same = moment(f, now, Point.earlier(x, y)) - 1;
        double other = moment(f, now, Point.later(x, y)) - 1;
        double three = moment(f, now, later, Point.earlier(x, y)) - q;
        double four = twoPixels(x, y, f) - q * q;
        covariance += four - 4 * q * three + 2 * q * q * (same + other);
        area += Math.exp(-exponent() * (x * x + y * y));
      }
    }
    return covariance / area;
  }
}
