package ecm.kww;

import java.util.ArrayList;
import java.util.List;

/**
 * Two relaxations side by side, as where a region holds a fast surface layer and the slow bulk:
 *
 * <pre>  e = f exp(-2 (t/tau_fast)^beta) + (1-f) exp(-2 (t/tau_slow)^beta)</pre>
 *
 * where f is the fraction of the contrast that decays fast. Both have one beta: with a beta each, a
 * curve of 60 points with the noise of a region does not fix all five numbers. The two times differ
 * by a factor of 2 to 1000; closer ones cannot be told from one time with a smaller beta.
 *
 * <p>Coordinates: ln tau_slow, ln(tau_slow/tau_fast), beta, f. A curve that has one relaxation only
 * is fitted with f or the ratio at a bound ({@link DecayFit#atBound}). A fit takes about 4 ms, a
 * thousand times longer than that of one relaxation: for regions rather than for every pixel.
 */
public final class TwoProcesses implements DecayModel {

  static final TwoProcesses MODEL = new TwoProcesses();

  private static final double LEAST_RATIO = Math.log(2);
  private static final double LARGEST_RATIO = Math.log(1000);
  private static final double[] START_RATIOS = {4, 16, 64, 256};
  private static final double[] START_FRACTIONS = {0.2, 0.5, 0.8};
  private static final double START_BETA = 0.8;

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("tau_slow", "s", "relaxation time of the slow part", true),
          new Quantity("tau_fast", "s", "relaxation time of the fast part", true),
          new Quantity("beta", "", "stretching exponent of both", false),
          new Quantity("fraction_fast", "", "fraction of the contrast that is fast", false));

  private TwoProcesses() {}

  @Override
  public String name() {
    return "two-kww";
  }

  @Override
  public String formula() {
    return "c + A [f exp(-2 (t/tau_fast)^beta) + (1-f) exp(-2 (t/tau_slow)^beta)]";
  }

  @Override
  public List<Quantity> quantities() {
    return QUANTITIES;
  }

  @Override
  public Bounds bounds(FitParameters parameters, double frameInterval, double recordLength) {
    Bounds one = StretchedExponential.MODEL.bounds(parameters, frameInterval, recordLength);
    return new Bounds(
        new double[] {one.lower()[0], LEAST_RATIO, one.lower()[1], 0},
        new double[] {one.upper()[0], LARGEST_RATIO, one.upper()[1], 1},
        new boolean[] {one.fence()[0], false, one.fence()[1], false});
  }

  /**
   * The geometric mean of the two times, weighted by their fractions, is the one given. There are
   * many, for a search that runs into f = 0 or 1 stays there.
   */
  @Override
  public List<double[]> starts(double lnTau) {
    List<double[]> starts = new ArrayList<>();
    for (double ratio : START_RATIOS) {
      for (double fraction : START_FRACTIONS) {
        double lnRatio = Math.log(ratio);
        starts.add(new double[] {lnTau + fraction * lnRatio, lnRatio, START_BETA, fraction});
      }
    }
    return starts;
  }

  @Override
  public void evaluate(double[] p, double[] lnTimes, int n, double[] decay, double[][] slopes) {
    double beta = p[2];
    double fraction = p[3];
    for (int i = 0; i < n; i++) {
      double slowL = lnTimes[i] - p[0];
      double fastL = slowL + p[1];
      double slowU = Math.min(Math.exp(beta * slowL), StretchedExponential.LARGEST_U);
      double fastU = Math.min(Math.exp(beta * fastL), StretchedExponential.LARGEST_U);
      double slow = Math.exp(-2 * slowU);
      double fast = Math.exp(-2 * fastU);
      decay[i] = fraction * fast + (1 - fraction) * slow;
      if (slopes != null) {
        double fastX = fraction * 2 * beta * fastU * fast;
        double slowUe = (1 - fraction) * slowU * slow;
        slopes[0][i] = fastX + 2 * beta * slowUe;
        slopes[1][i] = -fastX;
        slopes[2][i] = -2 * (fraction * fastL * fastU * fast + slowL * slowUe);
        slopes[3][i] = fast - slow;
      }
    }
  }

  @Override
  public void quantitiesAt(double[] p, double[] values) {
    values[0] = Math.exp(p[0]);
    values[1] = Math.exp(p[0] - p[1]);
    values[2] = p[2];
    values[3] = p[3];
  }
}
