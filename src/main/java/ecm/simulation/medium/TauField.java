package ecm.simulation.medium;

import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Rect;

/**
 * A Gaussian random map of ln tau with the correlation exp(-r / xi), in steps of the grid of {@link
 * Spectra}.
 *
 * <p>Mean 0 and standard deviation sigma are those of the ensemble: one map, which holds few
 * correlation areas, scatters about them.
 */
final class TauField {

  private TauField() {}

  /**
   * The steps n of ln tau = ln(median) + 0.01 n.
   *
   * @param area pixels wanted, within half a field of the field's borders, in sample coordinates
   * @return row by row
   */
  static int[] steps(SimulationParameters parameters, Rect area) {
    int[] steps = new int[area.width() * area.height()];
    double sigma = parameters.dynamics().sigma();
    if (sigma == 0) {
      return steps;
    }
    double xi = parameters.dynamics().xi() / parameters.recording().pixelSize();
    CorrelatedMaps maps = new CorrelatedMaps(parameters.recording(), xi);
    double[][] map = maps.map(new CounterNoise(parameters.seed(), CounterNoise.Stream.TAU));
    for (int i = 0; i < steps.length; i++) {
      int y = maps.row(area.y() + i / area.width());
      int x = maps.column(area.x() + i % area.width());
      steps[i] = (int) Math.rint(sigma * map[y][x] / Spectra.STEP);
    }
    return steps;
  }
}
