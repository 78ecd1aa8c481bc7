package ecm.registration.template;

import java.util.Arrays;

/** Templates that are known everywhere, whose halves are alike. */
public final class KnownTemplate {

  private KnownTemplate() {}

  public static Template of(int width, int height, float[] mean, float[] scatter) {
    boolean[] known = new boolean[mean.length];
    Arrays.fill(known, true);
    return new Template(width, height, mean, new float[][] {mean, mean}, known, scatter);
  }
}
