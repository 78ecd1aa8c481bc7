package ecm.registration.template;

import ecm.registration.frame.Blur;
import ecm.stack.Mask;

/** How much each pixel of a template guides the registration. */
public final class GuideWeights {

  private static final double WINDOW = 2;

  private GuideWeights() {}

  /**
   * The weight w = guide / scatter of each pixel [1/units^2].
   *
   * <p>{@link Guide#AUTO}: guide = the share of the local squared gradient that both halves of the
   * frames have in common, a Wiener window: 1 at static spot and edge band, near 0 where the mean
   * holds only what is left of speckle. {@link Guide#WHOLE}: guide 1, scatter its mean. {@link
   * Guide#ROI}: guide 1 inside, scatter its mean.
   *
   * <p>A Hann window, if asked for, multiplies the guide.
   *
   * @param structure what two sets of frames have in common; null before the scatter of the whole
   *     record is known: as WHOLE or ROI
   */
  public static float[] of(Template template, Structure structure, Guiding guiding) {
    boolean auto = guiding.guide() == Guide.AUTO && structure != null;
    float[] guide =
        auto
            ? windowed(structure.window(template.mean()), template, guiding)
            : region(template, guiding);
    float[] scatter = template.scatter();
    float mean = mean(scatter);
    float[] weight = new float[guide.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = template.known()[i] ? guide[i] / (auto ? scatter[i] : mean) : 0;
    }
    return weight;
  }

  /** 1 where the guide looks, 0 elsewhere, softened by 2 px: the part that needs no statistics. */
  public static float[] region(Template template, Guiding guiding) {
    return region(template.width(), template.height(), guiding);
  }

  public static float[] region(int width, int height, Guiding guiding) {
    float[] inside = new float[width * height];
    Mask roi = guiding.guide() == Guide.ROI ? guiding.roi() : null;
    for (int i = 0; i < inside.length; i++) {
      inside[i] = roi == null || roi.contains(i) ? 1 : 0;
    }
    float[] soft = roi == null ? inside : Blur.gaussian(inside, width, height, WINDOW);
    return times(soft, guiding.filter().window(width, height));
  }

  private static float[] windowed(float[] guide, Template template, Guiding guiding) {
    return times(guide, guiding.filter().window(template.width(), template.height()));
  }

  private static float[] times(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= b[i];
    }
    return a;
  }

  private static float mean(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return (float) (sum / values.length);
  }
}
