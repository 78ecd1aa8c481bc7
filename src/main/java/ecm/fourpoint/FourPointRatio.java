package ecm.fourpoint;

/** From the sums over pixels and frames to g4. */
final class FourPointRatio {

  private final FourPointPlan plan;
  private final LagEngine engine;
  private final double[] pairs;

  FourPointRatio(FourPointPlan plan) {
    this.plan = plan;
    this.engine = plan.engine();
    this.pairs = plan.validity().pairs(plan.request().lags());
  }

  /** The terms of g4 at all lags: they are linear in the sums, so a block's can be taken off. */
  private record Terms(
      double count,
      double[] products,
      double[] pixelEarlier,
      double[] pixelLater,
      double[] ringEarlier,
      double[] ringLater) {

    Terms minus(Terms other) {
      return new Terms(
          count - other.count,
          difference(products, other.products),
          difference(pixelEarlier, other.pixelEarlier),
          difference(pixelLater, other.pixelLater),
          difference(ringEarlier, other.ringEarlier),
          difference(ringLater, other.ringLater));
    }

    private static double[] difference(double[] a, double[] b) {
      double[] d = new double[a.length];
      for (int i = 0; i < d.length; i++) {
        d[i] = a[i] - b[i];
      }
      return d;
    }
  }

  /**
   * g4 of all blocks, and with each block left out.
   *
   * @return [0] of all, [1 + block] without the block; [lag] each
   */
  double[][] of(BlockSums[] blocks) {
    Terms all = terms(BlockSums.total(blocks));
    double[][] g4 = new double[1 + blocks.length][];
    g4[0] = ratio(all);
    for (int b = 0; b < blocks.length; b++) {
      g4[1 + b] = ratio(all.minus(terms(blocks[b])));
    }
    return g4;
  }

  private Terms terms(BlockSums sums) {
    int[] lags = plan.request().lags();
    FrameValidity validity = plan.validity();
    double[] pixelEarlier = validity.earlier(sums.pixel, lags);
    double[] pixelLater = validity.later(sums.pixel, lags);
    if (plan.request().form() == FourPointForm.PAIR) {
      return new Terms(
          sums.count, sums.lagSums, pixelEarlier, pixelLater, pixelEarlier, pixelLater);
    }
    double[] products = engine.products(sums.lagSums);
    double[] earlier = validity.earlier(sums.product, lags);
    double[] later = validity.later(sums.product, lags);
    for (int k = 0; k < products.length; k++) {
      products[k] += earlier[k] + later[k] + pairs[k] * sums.count; // (1+d)(1+d')
    }
    return new Terms(
        sums.count,
        products,
        pixelEarlier,
        pixelLater,
        validity.earlier(sums.ring, lags),
        validity.later(sums.ring, lags));
  }

  private double[] ratio(Terms terms) {
    double[] g4 = new double[pairs.length];
    for (int k = 0; k < g4.length; k++) {
      double n = pairs[k] * terms.count;
      g4[k] =
          n > 0
              ? terms.products[k]
                  / n
                  / (terms.pixelEarlier[k] / n)
                  / (terms.pixelLater[k] / n)
                  / (terms.ringEarlier[k] / n)
                  / (terms.ringLater[k] / n)
              : Double.NaN;
    }
    return g4;
  }
}
