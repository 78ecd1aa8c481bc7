package ecm.kww;

import java.util.Arrays;
import java.util.List;

/**
 * The stretched exponential of Kohlrausch, Williams and Watts (Zhang et al. 2018, Eq. 2): e =
 * exp(-2 (t/tau)^beta). Coordinates: ln tau, beta.
 *
 * <p>{@link KwwFitter} fits it with second derivatives written out; bounds and starts are those of
 * this class.
 */
public final class StretchedExponential implements DecayModel {

  static final StretchedExponential MODEL = new StretchedExponential();

  static final double MIN_BETA = 0.2;

  /** Beyond this u, e^(-2u) is 0 in double precision; larger u would give 0 times infinity. */
  static final double LARGEST_U = 400;

  static final double[] START_BETAS = {0.7, 1};

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("tau", "s", "relaxation time", true),
          new Quantity("beta", "", "stretching exponent", false));

  private StretchedExponential() {}

  @Override
  public String name() {
    return "kww";
  }

  @Override
  public String formula() {
    return "c + A exp(-2 (t/tau)^beta)";
  }

  @Override
  public List<Quantity> quantities() {
    return QUANTITIES;
  }

  @Override
  public Bounds bounds(FitParameters parameters, double frameInterval, double recordLength) {
    if (parameters.mode() == FitMode.BOUNDED) {
      return new Bounds(
          new double[] {Math.log(frameInterval / 2), MIN_BETA},
          new double[] {Math.log(recordLength), parameters.betaMax()},
          new boolean[2]);
    }
    return new Bounds(
        new double[] {Math.log(frameInterval) - 10, 0.02},
        new double[] {Math.log(recordLength) + 10, 20},
        new boolean[] {true, true});
  }

  @Override
  public List<double[]> starts(double lnTau) {
    return Arrays.stream(START_BETAS).mapToObj(beta -> new double[] {lnTau, beta}).toList();
  }

  @Override
  public void evaluate(double[] p, double[] lnTimes, int n, double[] decay, double[][] slopes) {
    double beta = p[1];
    for (int i = 0; i < n; i++) {
      double l = lnTimes[i] - p[0];
      double u = Math.min(Math.exp(beta * l), LARGEST_U);
      decay[i] = Math.exp(-2 * u);
      if (slopes != null) {
        slopes[0][i] = 2 * beta * u * decay[i];
        slopes[1][i] = -2 * l * u * decay[i];
      }
    }
  }

  @Override
  public void quantitiesAt(double[] p, double[] values) {
    values[0] = Math.exp(p[0]);
    values[1] = p[1];
  }
}
