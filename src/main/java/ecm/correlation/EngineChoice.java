package ecm.correlation;

import java.util.Arrays;

/**
 * Which engine is used for a request: for AUTO the faster exact one.
 *
 * <p>A function of N, M and the precision alone, not of the machine, so that the same request gives
 * the same numbers everywhere. The constants were measured with CorrelationBenchmark's loops; only
 * their ratios matter.
 */
final class EngineChoice {

  /** Time of a multiply-add of direct sums [ns]. */
  private static final double FLOAT_SUM = 0.06;

  private static final double DOUBLE_SUM = 0.15;

  /** Time of the power spectrum and back [ns], divided by n log2 n. */
  private static final double SPECTRUM = 0.55;

  private EngineChoice() {}

  /** The engine asked for; for AUTO direct sums or the power spectrum. */
  static Engine of(LagGrid grid, CorrelationRequest request) {
    if (request.engine() != Engine.AUTO) {
      return request.engine();
    }
    double products = Arrays.stream(grid.wholeLags()).mapToDouble(p -> grid.frames() - p).sum();
    double direct = products * (request.doublePrecision() ? DOUBLE_SUM : FLOAT_SUM);
    double size = SpectralSums.size(grid.frames());
    double spectrum = SPECTRUM * size * Math.log(size) / Math.log(2);
    return direct <= spectrum ? Engine.DIRECT : Engine.FFT;
  }
}
