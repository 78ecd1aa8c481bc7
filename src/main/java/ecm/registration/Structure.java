package ecm.registration;

/**
 * The products of the gradients of two means with independent noise, A and B: what they have in
 * common is structure of the sample, and noise averages out. Sum over pairs of means of
 *
 * <p>(grad_j A' grad_k B + grad_j B' grad_k A + the same with j and k exchanged) / 4,
 *
 * <p>A' and B' smoothed as the template of {@link WeightedMatch} is.
 */
final class Structure {

  private static final double WINDOW = 2;

  private final int width;
  private final int height;
  private final float[] xx;
  private final float[] xy;
  private final float[] yy;

  Structure(int width, int height) {
    this.width = width;
    this.height = height;
    this.xx = new float[width * height];
    this.xy = new float[width * height];
    this.yy = new float[width * height];
  }

  /** Adds share times the products of A and B; a negative share takes them off. */
  void add(float[] a, float[] b, double share) {
    float[][] rough = {gradientX(a), gradientY(a), gradientX(b), gradientY(b)};
    float[] blurredA = Blur.gaussian(a, width, height, WeightedMatch.SMOOTHING);
    float[] blurredB =
        a == b ? blurredA : Blur.gaussian(b, width, height, WeightedMatch.SMOOTHING);
    float[][] smooth = {
      gradientX(blurredA), gradientY(blurredA), gradientX(blurredB), gradientY(blurredB)
    };
    float half = (float) (0.5 * share);
    float quarter = (float) (0.25 * share);
    for (int i = 0; i < xx.length; i++) {
      xx[i] += half * (smooth[0][i] * rough[2][i] + smooth[2][i] * rough[0][i]);
      yy[i] += half * (smooth[1][i] * rough[3][i] + smooth[3][i] * rough[1][i]);
      xy[i] +=
          quarter
              * (smooth[0][i] * rough[3][i]
                  + smooth[1][i] * rough[2][i]
                  + smooth[2][i] * rough[1][i]
                  + smooth[3][i] * rough[0][i]);
    }
  }

  private float[] gradientX(float[] image) {
    return Gradient.x(image, width, height);
  }

  private float[] gradientY(float[] image) {
    return Gradient.y(image, width, height);
  }

  /** Weighted sums of the products xx, xy, yy over rectangles. */
  AreaSum[] sums(float[] weight) {
    float[] one = new float[xx.length];
    java.util.Arrays.fill(one, 1);
    return new AreaSum[] {
      new AreaSum(xx, one, weight, width, height),
      new AreaSum(xy, one, weight, width, height),
      new AreaSum(yy, one, weight, width, height)
    };
  }

  /**
   * The share of the local squared gradient of the overall mean that is structure: near 1 at static
   * spot and edge band, near 0 where the mean holds only what is left of speckle.
   */
  float[] window(float[] mean) {
    float[] smooth = Blur.gaussian(mean, width, height, WeightedMatch.SMOOTHING);
    float[][] g = {gradientX(smooth), gradientY(smooth), gradientX(mean), gradientY(mean)};
    float[] common = new float[xx.length];
    float[] all = new float[xx.length];
    for (int i = 0; i < all.length; i++) {
      common[i] = xx[i] + yy[i];
      all[i] = g[0][i] * g[2][i] + g[1][i] * g[3][i];
    }
    float[] shared = Blur.gaussian(common, width, height, Double.parseDouble(System.getProperty("W","2")));
    float[] total = Blur.gaussian(all, width, height, Double.parseDouble(System.getProperty("W","2")));
    for (int i = 0; i < shared.length; i++) {
      float th=Float.parseFloat(System.getProperty("TH","0"));
      shared[i] = total[i] > 0 ? Math.max(0, Math.min(1, (shared[i] / total[i] - th)/(1-th))) : 0;
    }
    return shared;
  }
}
