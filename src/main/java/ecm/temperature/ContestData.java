package ecm.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The means of temperatures that laws compete for.
 *
 * @param items one for each temperature
 * @param within chi^2 of the wires about their means, which all laws have in common
 * @param wireDof its degrees of freedom
 */
record ContestData(List<Item> items, double within, int wireDof) {

  ContestData {
    items = List.copyOf(items);
  }

  /**
   * One temperature.
   *
   * @param thermalEnergy kT [eV]
   * @param first 1/kT [1/eV], or ln tau where lengths are compared
   * @param second ln tau, or xi [nm]
   */
  record Item(double thermalEnergy, Measured first, Measured second) {

    /** The same with normal deviates of the errors added. */
    private Item simulate(SplittableRandom random, double scale, boolean positive) {
      Measured drawn;
      do {
        drawn = draw(second, random, scale);
      } while (positive && drawn.value() <= 0);
      return new Item(thermalEnergy, draw(first, random, scale), drawn);
    }

    private static Measured draw(Measured value, SplittableRandom random, double scale) {
      double sd = value.hasError() ? scale * value.sd() : 0;
      return new Measured(value.value() + sd * random.nextGaussian(), value.sd());
    }
  }

  /** ln tau against 1/kT, with the weights of the Arrhenius law. */
  static ContestData ofTimes(Wires given) {
    if (given.temperatures() < ProfiledFit.LEAST_POINTS) {
      return new ContestData(List.of(), 0, 0);
    }
    Wires wires = given.haveErrors() ? given.completed() : given;
    double extra = PooledLine.of(given).scatter().extra();
    List<Item> items = new ArrayList<>();
    for (LineFit.Point mean : wires.means(extra)) {
      items.add(new Item(1 / mean.x().value(), mean.x(), mean.y()));
    }
    return new ContestData(items, wires.within(extra), wires.count() - wires.temperatures());
  }

  /** xi and ln tau of the temperatures that have both. */
  static ContestData ofLengths(List<TemperaturePoint> points) {
    List<Item> items = new ArrayList<>();
    for (TemperaturePoint point : points) {
      Measured tau = point.get(Quantity.TAU).ln();
      Measured xi = point.get(Quantity.XI);
      if (tau.isKnown() && xi.isKnown()) {
        items.add(new Item(point.thermalEnergy(), tau, xi));
      }
    }
    return new ContestData(items, 0, 0);
  }

  int size() {
    return items.size();
  }

  /**
   * A series as it would be measured if this were the truth.
   *
   * @param scale of the errors
   * @param positive whether the second value is a length
   */
  ContestData simulate(SplittableRandom random, double scale, boolean positive) {
    double sum = 0;
    for (int i = 0; i < wireDof; i++) {
      double g = scale * random.nextGaussian();
      sum += g * g;
    }
    return new ContestData(
        items.stream().map(item -> item.simulate(random, scale, positive)).toList(), sum, wireDof);
  }
}
