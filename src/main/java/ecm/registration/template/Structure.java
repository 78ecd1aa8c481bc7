package ecm.registration.template;

import ecm.registration.frame.AreaSum;
import ecm.registration.frame.Blur;
import ecm.registration.frame.Gradient;
import ecm.registration.frame.InvalidPixels;
import ecm.stack.Rect;

/**
 * The products of the gradients of two means with independent noise, A and B: what they have in
 * common is structure of the sample, and noise averages out. Mean over pairs of
 *
 * <p>(grad_j A' grad_k B + grad_j B' grad_k A + the same with j and k exchanged) / 4,
 *
 * <p>A' and B' smoothed as the template of {@code WeightedMatch} is.
 */
public final class Structure {

  private static final double WINDOW = 2;

  private final int width;
  private final int height;
  private final float[] xx;
  private final float[] xy;
  private final float[] yy;
  private final float[] share;
  private double total;

  Structure(int width, int height) {
    this.width = width;
    this.height = height;
    this.xx = new float[width * height];
    this.xy = new float[width * height];
    this.yy = new float[width * height];
    this.share = new float[width * height];
  }

  /** What the two halves of a template's frames have in common. */
  public static Structure ofHalves(Template template) {
    Structure structure = new Structure(template.width(), template.height());
    structure.add(template.halves()[0], template.halves()[1]);
    return structure;
  }

  /** Adds the products of A and B everywhere. */
  void add(float[] a, float[] b) {
    add(a, b, new Rect(0, 0, width, height), InvalidPixels.NONE);
  }

  /** Adds the products of A and B where both hold data. */
  void add(float[] a, float[] b, Rect area, InvalidPixels unknown) {
    float[][] rough = {gradientX(a), gradientY(a), gradientX(b), gradientY(b)};
    float[] blurredA = Blur.gaussian(a, width, height, Template.SMOOTHING);
    float[] blurredB = a == b ? blurredA : Blur.gaussian(b, width, height, Template.SMOOTHING);
    float[][] smooth = {
      gradientX(blurredA), gradientY(blurredA), gradientX(blurredB), gradientY(blurredB)
    };
    for (int y = area.y(); y < area.yEnd(); y++) {
      for (int i = y * width + area.x(); i < y * width + area.xEnd(); i++) {
        if (unknown.contains(i)) {
          continue;
        }
        xx[i] += 0.5f * (smooth[0][i] * rough[2][i] + smooth[2][i] * rough[0][i]);
        yy[i] += 0.5f * (smooth[1][i] * rough[3][i] + smooth[3][i] * rough[1][i]);
        xy[i] +=
            0.25f
                * (smooth[0][i] * rough[3][i]
                    + smooth[1][i] * rough[2][i]
                    + smooth[2][i] * rough[1][i]
                    + smooth[3][i] * rough[0][i]);
        share[i]++;
      }
    }
    total++;
  }

  /** The mean of products over those that hold data; 0 where fewer than a quarter do. */
  private float[] mean(float[] sum) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = share[i] > 0 && share[i] >= 0.25 * total ? sum[i] / share[i] : 0;
    }
    return mean;
  }

  private float[] gradientX(float[] image) {
    return Gradient.x(image, width, height);
  }

  private float[] gradientY(float[] image) {
    return Gradient.y(image, width, height);
  }

  /**
   * The sums of the products times a weight.
   *
   * @param weight w per pixel
   */
  public Slopes slopes(float[] weight) {
    float[] one = new float[xx.length];
    java.util.Arrays.fill(one, 1);
    return new Slopes(
        new AreaSum(mean(xx), one, weight, width, height),
        new AreaSum(mean(xy), one, weight, width, height),
        new AreaSum(mean(yy), one, weight, width, height));
  }

  /**
   * The share of the local squared gradient of the overall mean that is structure: near 1 at static
   * spot and edge band, near 0 where the mean holds only what is left of speckle.
   */
  float[] window(float[] mean) {
    float[] smooth = Blur.gaussian(mean, width, height, Template.SMOOTHING);
    float[][] g = {gradientX(smooth), gradientY(smooth), gradientX(mean), gradientY(mean)};
    float[] common = mean(xx);
    float[] down = mean(yy);
    float[] all = new float[xx.length];
    for (int i = 0; i < all.length; i++) {
      common[i] += down[i];
      all[i] = g[0][i] * g[2][i] + g[1][i] * g[3][i];
    }
    float[] shared = Blur.gaussian(common, width, height, WINDOW);
    float[] total = Blur.gaussian(all, width, height, WINDOW);
    for (int i = 0; i < shared.length; i++) {
      shared[i] = total[i] > 0 ? Math.max(0, Math.min(1, shared[i] / total[i])) : 0;
    }
    return shared;
  }
}
