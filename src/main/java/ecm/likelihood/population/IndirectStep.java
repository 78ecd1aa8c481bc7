package ecm.likelihood.population;

import ecm.likelihood.spectrum.Dynamics;

/** One step of indirect inference: from what was assumed to what explains the measured maximum. */
final class IndirectStep {

  /** Changes of beta, mu, sigma and betaSd below which the assumption has settled. */
  private static final double[] SETTLED = {0.003, 0.01, 0.01, 0.01};

  private static final double LEAST_BETA = 0.2;
  private static final double HIGHEST_BETA = 2;

  private IndirectStep() {}

  /** Whether two assumptions differ by less than what counts as settled. */
  static boolean isNear(Dynamics a, Dynamics b) {
    double[] off = {
      a.beta() - b.beta(), a.mu() - b.mu(), a.sigma() - b.sigma(), a.betaSd() - b.betaSd()
    };
    boolean near = a.brightnessSd() > 0 == b.brightnessSd() > 0;
    for (int j = 0; j < off.length; j++) {
      near &= Math.abs(off[j]) < SETTLED[j];
    }
    return near;
  }

  /** Adds the difference between two maxima, of sigma in its square. */
  static Dynamics moved(Dynamics truth, Dynamics measured, Dynamics known) {
    double variance =
        truth.sigma() * truth.sigma()
            + measured.sigma() * measured.sigma()
            - known.sigma() * known.sigma();
    double sigma =
        Math.sqrt(
            Math.max(PopulationLearning.LEAST_SIGMA * PopulationLearning.LEAST_SIGMA, variance));
    return new Dynamics(
        Math.max(LEAST_BETA, Math.min(HIGHEST_BETA, truth.beta() + measured.beta() - known.beta())),
        0,
        0,
        truth.mu() + measured.mu() - known.mu(),
        Math.log(Math.min(2, sigma)),
        truth.brightnessSd(),
        truth.betaSd());
  }
}
