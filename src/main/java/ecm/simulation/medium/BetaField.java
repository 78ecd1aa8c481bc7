package ecm.simulation.medium;

import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * The stretching exponent of every pixel: a Gaussian random map about the mean exponent,
 * independent of that of ln tau, limited to the exponents that a field can have.
 */
final class BetaField {

  private static final double SMALLEST_BETA = 0.1;
  private static final double LARGEST_BETA = 2;

  private BetaField() {}

  /**
   * The exponents, row by row.
   *
   * @param area pixels wanted, within half a field of the field's borders, in sample coordinates
   */
  static float[] of(SimulationParameters parameters, Rect area) {
    float[] betas = new float[area.width() * area.height()];
    double mean = parameters.dynamics().beta();
    Heterogeneity wanted = parameters.refinements().heterogeneity();
    if (wanted.betaSd() == 0) {
      Arrays.fill(betas, (float) mean);
      return betas;
    }
    double xi = wanted.betaXi() == -1 ? parameters.dynamics().xi() : wanted.betaXi();
    CorrelatedMaps maps =
        new CorrelatedMaps(parameters.recording(), xi / parameters.recording().pixelSize());
    double[][] map = maps.map(new CounterNoise(parameters.seed(), CounterNoise.Stream.BETA));
    for (int i = 0; i < betas.length; i++) {
      int y = maps.row(area.y() + i / area.width());
      int x = maps.column(area.x() + i % area.width());
      double beta = mean + wanted.betaSd() * map[y][x];
      betas[i] = (float) Math.max(SMALLEST_BETA, Math.min(LARGEST_BETA, beta));
    }
    return betas;
  }
}
