package ecm.extension;

import ecm.kww.DecayModel;
import ecm.kww.FitParameters;
import java.util.List;

/**
 * A model of a decay added as a stranger would add one: exp(-2 t/tau), tau searched by its
 * logarithm.
 */
public final class Exponential implements DecayModel {

  @Override
  public String name() {
    return "exponential";
  }

  @Override
  public String formula() {
    return "c + A exp(-2 t/tau)";
  }

  @Override
  public List<Quantity> quantities() {
    return List.of(new Quantity("tau", "s", "relaxation time", true));
  }

  @Override
  public Bounds bounds(FitParameters parameters, double frameInterval, double recordLength) {
    return new Bounds(
        new double[] {Math.log(frameInterval) - 10},
        new double[] {Math.log(recordLength) + 10},
        new boolean[] {true});
  }

  @Override
  public List<double[]> starts(double lnTau) {
    return List.of(new double[] {lnTau});
  }

  @Override
  public void evaluate(double[] p, double[] lnTimes, int n, double[] decay, double[][] slopes) {
    for (int i = 0; i < n; i++) {
      double u = Math.exp(lnTimes[i] - p[0]);
      decay[i] = Math.exp(-2 * u);
      if (slopes != null) {
        slopes[0][i] = 2 * u * decay[i];
      }
    }
  }

  @Override
  public void quantitiesAt(double[] p, double[] values) {
    values[0] = Math.exp(p[0]);
  }
}
