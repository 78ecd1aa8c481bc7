package ecm.registration;

import ecm.registration.frame.Correlator;
import ecm.registration.frame.Peak;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Rect;

/**
 * For comparison only: each frame is matched with the one before it by plain cross-correlation, and
 * the steps are added up. Their errors add up, too: the drift walks away at random.
 */
final class PairwiseChain {

  private PairwiseChain() {}

  static Drift measure(FrameStack stack, int maxShift) {
    int n = stack.frames();
    int width = stack.width();
    Correlator correlator =
        new Correlator(width, stack.height(), maxShift, Correlator.MATCH_BINNED);
    Rect all = new Rect(0, 0, width, stack.height());
    double[] dx = new double[n];
    double[] dy = new double[n];
    double[] quality = new double[n];
    float[] before = null;
    for (int t = 0; t < n; t++) {
      float[] spectrum = correlator.buffer();
      correlator.load(stack.frame(t), width, all, spectrum, 0);
      correlator.forward(spectrum);
      if (t > 0) {
        float[] product = correlator.buffer();
        Correlator.addProduct(product, spectrum, before, false);
        correlator.inverse(product);
        Peak peak =
            Peak.of(
                correlator.fullOverlap(correlator.surface(product, 0)),
                correlator.range(),
                correlator.bin());
        dx[t] = dx[t - 1] + Math.rint(peak.dx());
        dy[t] = dy[t - 1] + Math.rint(peak.dy());
      }
      before = spectrum;
    }
    return new Drift(dx, dy, quality, new boolean[n]);
  }
}
