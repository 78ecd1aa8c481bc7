package ecm.likelihood.pixel;

/**
 * Points of a normal distribution of mean 0 and variance 1 with weights of sum 1, by which a mean
 * over it is replaced: Gauss-Hermite quadrature.
 *
 * @param at values
 * @param lnWeight ln of their weights
 */
record Nodes(double[] at, double[] lnWeight) {

  private static final Nodes ONE = new Nodes(new double[] {0}, new double[] {0});

  private static final Nodes FIVE =
      new Nodes(
          new double[] {
            -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806
          },
          new double[] {
            Math.log(0.011257411327721),
            Math.log(0.222075922005613),
            Math.log(0.533333333333333),
            Math.log(0.222075922005613),
            Math.log(0.011257411327721)
          });

  /** One point for a distribution of no width, else five. */
  static Nodes of(double sd) {
    return sd > 0 ? FIVE : ONE;
  }

  int count() {
    return at.length;
  }
}
