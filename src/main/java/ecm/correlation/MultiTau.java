package ecm.correlation;

import java.util.List;

/** Coarser and coarser frames at longer and longer lags. */
final class MultiTau {

  private MultiTau() {}

  static List<CorrelationPlan.Level> levels(int frames) {
    throw new UnsupportedOperationException();
  }

  static double[] nodes(int frames) {
    throw new UnsupportedOperationException();
  }
}
