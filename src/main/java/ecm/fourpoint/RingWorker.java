package ecm.fourpoint;

import ecm.base.Progress;
import java.util.Arrays;

/**
 * Adds the runs of one block at some rings to their sums, one run after another. One per thread.
 */
final class RingWorker {

  private static final int CHUNK = ScaledBand.CHUNK;

  private final FourPointPlan plan;
  private final ScaledBand band;
  private final Progress progress;
  private final RowPairs pairs;
  private final LagEngine engine;
  private final float[] sum = new float[CHUNK];
  private final float[][] sums = new float[3][CHUNK];
  private final float[] series;
  private final int[] from = new int[RowPairs.RUN];

  RingWorker(FourPointPlan plan, ScaledBand band, Progress progress) {
    this.plan = plan;
    this.band = band;
    this.progress = progress;
    this.pairs = new RowPairs(plan.rings());
    this.engine = plan.engine();
    boolean rings = plan.request().form() == FourPointForm.RING;
    this.series = new float[rings ? plan.rings().size() * RowPairs.RUN * plan.frames() : 0];
  }

  /** Adds the runs of a block that lie in rows top to bottom-1, at every group-th radius. */
  void add(int block, int firstRadius, int group, int top, int bottom) {
    for (PixelRun run : plan.runs().get(block)) {
      if (run.y() >= top && run.y() < bottom) {
        progress.check();
        if (plan.request().form() == FourPointForm.RING) {
          addRun(run, firstRadius, group, plan.sums()[block]);
        } else {
          addPairs(run, firstRadius, group, plan.sums()[block]);
        }
      }
    }
  }

  private int ringCount(PixelRun run, int pixel, int radius) {
    return plan.counts()[radius][run.y() * plan.region().width() + run.x() + pixel];
  }

  private int seriesOf(int radius, int pixel) {
    return (radius * RowPairs.RUN + pixel) * plan.frames();
  }

  private void addRun(PixelRun run, int firstRadius, int group, BlockSums[] to) {
    Field field = Field.intensities(band);
    for (int t = 0; t < plan.frames(); t += CHUNK) {
      int n = Math.min(CHUNK, plan.frames() - t);
      int first = band.place(run.x(), run.y(), t);
      pairs.fill(field, first, band.rowStep(), run.length(), n);
      for (int radius = firstRadius; radius < to.length; radius += group) {
        addChunk(run, radius, t, n, to[radius]);
      }
    }
    for (int radius = firstRadius; radius < to.length; radius += group) {
      int count = 0;
      for (int p = 0; p < run.length(); p++) {
        if (ringCount(run, p, radius) > 0) {
          from[count++] = seriesOf(radius, p);
        }
      }
      to[radius].count += count;
      engine.add(series, from, count, to[radius].lagSums);
    }
  }

  private void addChunk(PixelRun run, int radius, int t, int n, BlockSums to) {
    for (float[] s : sums) {
      Arrays.fill(s, 0);
    }
    for (int p = 0; p < run.length(); p++) {
      int count = ringCount(run, p, radius);
      if (count > 0) {
        pairs.ringSum(radius, p, n, sum);
        finish(pairs.value(p), 1f / count, n);
        for (int i : plan.validity().invalidFrom(t, t + n)) {
          sum[i - t] = 0;
        }
        BlockSums.add(sums[2], sum, n);
        System.arraycopy(sum, 0, series, seriesOf(radius, p) + t, n);
      }
    }
    BlockSums.add(to.pixel, t, sums[0], n);
    BlockSums.add(to.ring, t, sums[1], n);
    BlockSums.add(to.product, t, sums[2], n);
  }

  /** J = S / count and, in the place of S, d = I J - 1 of one pixel. */
  private void finish(float[] values, float share, int n) {
    float[] s = sum;
    float[] pixels = sums[0];
    float[] rings = sums[1];
    for (int i = 0; i < n; i++) {
      float mean = s[i] * share;
      pixels[i] += values[i];
      rings[i] += mean;
      s[i] = values[i] * mean - 1;
    }
  }

  /** The pair form: products over pairs of I(t) I(t+p), for one lag after another. */
  private void addPairs(PixelRun run, int firstRadius, int group, BlockSums[] to) {
    for (int radius = firstRadius; radius < to.length; radius += group) {
      for (int p = 0; p < run.length(); p++) {
        addIntensity(run, p, ringCount(run, p, radius), to[radius]);
      }
    }
    int[] lags = plan.request().lags();
    for (int k = 0; k < lags.length; k++) {
      progress.check();
      Field products = Field.products(band, lags[k]);
      int frames = plan.frames() - lags[k];
      for (int t = 0; t < frames; t += CHUNK) {
        int n = Math.min(CHUNK, frames - t);
        int first = band.place(run.x(), run.y(), t);
        pairs.fill(products, first, band.rowStep(), run.length(), n);
        for (int radius = firstRadius; radius < to.length; radius += group) {
          to[radius].lagSums[k] += pairProducts(radius, run.length(), n);
        }
      }
    }
  }

  private void addIntensity(PixelRun run, int pixel, int count, BlockSums to) {
    to.count += count;
    for (int t = 0; count > 0 && t < plan.frames(); t++) {
      to.pixel[t] += count * (double) band.data()[band.place(run.x() + pixel, run.y(), t)];
    }
  }

  private double pairProducts(int radius, int pixels, int n) {
    Arrays.fill(sums[0], 0);
    for (int p = 0; p < pixels; p++) {
      pairs.ringSum(radius, p, n, sum);
      multiplyAdd(pairs.value(p), sum, sums[0], n);
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += sums[0][i];
    }
    return total;
  }

  private static void multiplyAdd(float[] a, float[] b, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] += a[i] * b[i];
    }
  }
}
