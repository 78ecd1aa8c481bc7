package ecm.surface;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quantity against the distance to the surface, in bins of one pixel: bin k holds k &lt;= d &lt;
 * k + 1 px. Bins without a value are left out.
 *
 * @param distance centre of the bins [nm], ascending
 * @param median of the quantity
 * @param lowerQuartile of the quantity
 * @param upperQuartile of the quantity
 * @param pixels number of values
 */
public record SurfaceProfile(
    double[] distance,
    double[] median,
    double[] lowerQuartile,
    double[] upperQuartile,
    int[] pixels) {

  /**
   * Bins a map by distance.
   *
   * @param values NaN left out
   * @param distance [px], NaN outside; infinite where there is no surface, left out
   * @param pixelSize [nm]
   * @return without bins if there is no surface
   */
  public static SurfaceProfile of(FloatMap values, FloatMap distance, double pixelSize) {
    if (values.width() != distance.width() || values.height() != distance.height()) {
      throw new IllegalArgumentException("the maps have different sizes");
    }
    List<double[]> bins = binned(values.values(), distance.values());
    int[] filled = IntStream.range(0, bins.size()).filter(k -> bins.get(k).length > 0).toArray();
    return new SurfaceProfile(
        Arrays.stream(filled).mapToDouble(k -> (k + 0.5) * pixelSize).toArray(),
        quantile(bins, filled, 0.5),
        quantile(bins, filled, 0.25),
        quantile(bins, filled, 0.75),
        Arrays.stream(filled).map(k -> bins.get(k).length).toArray());
  }

  private static double[] quantile(List<double[]> bins, int[] filled, double fraction) {
    return Arrays.stream(filled)
        .mapToDouble(k -> Quantiles.ofSorted(bins.get(k), fraction))
        .toArray();
  }

  /** The sorted values of each bin. */
  private static List<double[]> binned(float[] values, float[] distance) {
    int[] bin = new int[values.length];
    int last = -1;
    for (int i = 0; i < bin.length; i++) {
      boolean counts = !Float.isNaN(values[i]) && Float.isFinite(distance[i]) && distance[i] >= 0;
      bin[i] = counts ? (int) Math.floor(distance[i]) : -1;
      last = Math.max(last, bin[i]);
    }
    int[] size = new int[last + 1];
    for (int b : bin) {
      if (b >= 0) {
        size[b]++;
      }
    }
    List<double[]> bins = new ArrayList<>();
    for (int n : size) {
      bins.add(new double[n]);
    }
    for (int i = 0; i < bin.length; i++) {
      if (bin[i] >= 0) {
        bins.get(bin[i])[--size[bin[i]]] = values[i];
      }
    }
    bins.forEach(Arrays::sort);
    return bins;
  }

  /** The bins whose median and quartiles are finite. */
  public SurfaceProfile finite() {
    int[] kept =
        IntStream.range(0, size())
            .filter(
                k ->
                    Double.isFinite(median[k])
                        && Double.isFinite(lowerQuartile[k])
                        && Double.isFinite(upperQuartile[k]))
            .toArray();
    return new SurfaceProfile(
        chosen(distance, kept),
        chosen(median, kept),
        chosen(lowerQuartile, kept),
        chosen(upperQuartile, kept),
        Arrays.stream(kept).map(k -> pixels[k]).toArray());
  }

  private static double[] chosen(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(k -> values[k]).toArray();
  }

  /** Number of bins. */
  public int size() {
    return distance.length;
  }

  /**
   * Standard error of each bin's median: 1.253 sd / sqrt(n), with sd = IQR / 1.349 and n the number
   * of independent values.
   *
   * @param pixelsPerSpeckle pixels that share one independent value, 1 or more
   * @return at least 0.01, so that a bin whose values are all equal does not outweigh all others
   */
  double[] medianSd(double pixelsPerSpeckle) {
    double[] sd = new double[distance.length];
    for (int k = 0; k < sd.length; k++) {
      double scatter = (upperQuartile[k] - lowerQuartile[k]) / 1.349;
      double independent = Math.max(1, pixels[k] / pixelsPerSpeckle);
      sd[k] = Math.max(0.01, 1.253 * scatter / Math.sqrt(independent));
    }
    return sd;
  }
}
