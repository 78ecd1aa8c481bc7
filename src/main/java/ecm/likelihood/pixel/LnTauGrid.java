package ecm.likelihood.pixel;

/**
 * Values of ln tau, evenly spaced.
 *
 * @param first the lowest
 * @param step between neighbours
 * @param count how many
 */
public record LnTauGrid(double first, double step, int count) {

  public static LnTauGrid around(double centre, double reach, double step) {
    int half = (int) Math.ceil(reach / step);
    return new LnTauGrid(centre - half * step, step, 2 * half + 1);
  }

  double at(int i) {
    return first + i * step;
  }
}
