package ecm.likelihood.region;

import java.util.Arrays;

/**
 * The brightness of all pixels of a region that have one, ascending, with the share of a shell that
 * lies before them.
 *
 * @param values brightness m
 * @param shares of the shell
 * @param lnShellTau ln of the shell's tau [frames]; NaN without one
 */
public record SortedBrightness(double[] values, double[] shares, double lnShellTau) {

  /** Beyond these digits the unit of time would show: a search may turn at the last bit. */
  private static final double DIGITS = 1e-9;

  /**
   * Of a region.
   *
   * @param interval between frames [s]
   */
  public static SortedBrightness of(LikelihoodRegion region, double interval) {
    Integer[] pixels =
        Arrays.stream(region.mask().indices())
            .filter(i -> region.brightness().values()[i] > 0)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(
        pixels,
        (a, b) -> Float.compare(region.brightness().values()[a], region.brightness().values()[b]));
    double[] values = new double[pixels.length];
    double[] shares = new double[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      values[k] = region.brightness().values()[pixels[k]];
      shares[k] = region.shell().share().values()[pixels[k]];
    }
    double lnTau = Math.log(region.shell().tau() / interval);
    return new SortedBrightness(values, shares, DIGITS * Math.rint(lnTau / DIGITS));
  }

  public double lowest() {
    return values[0];
  }

  public double highest() {
    return values[values.length - 1];
  }

  /** The mean share of the shell in front of pixels of some brightness. */
  public double share(double from, double to) {
    double sum = 0;
    int n = 0;
    for (int k = 0; k < values.length; k++) {
      if (values[k] >= from && values[k] <= to) {
        sum += shares[k];
        n++;
      }
    }
    return n == 0 || Double.isNaN(lnShellTau) ? 0 : sum / n;
  }
}
