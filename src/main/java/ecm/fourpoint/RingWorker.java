package ecm.fourpoint;

import ecm.progress.Progress;
import java.util.Arrays;

/** Adds the runs of one block at one ring to its sums, one run after another. One per thread. */
final class RingWorker {

  private static final int N = RowPairs.FRAMES;

  private final FourPointPlan plan;
  private final ScaledBand band;
  private final Field field;
  private final Progress progress;
  private final RowPairs[] pairs;
  private final LagEngine engine;
  private final float[] sum = new float[N];
  private final float[] pixelSums = new float[N];
  private final float[] ringSums = new float[N];
  private final float[] series;

  RingWorker(FourPointPlan plan, ScaledBand band, Progress progress) {
    this.plan = plan;
    this.band = band;
    this.field = Field.intensities(band);
    this.progress = progress;
    this.pairs = new RowPairs[plan.rings().size()];
    this.engine = plan.engine();
    this.series = new float[RowPairs.RUN * plan.frames()];
  }

  /** Adds the runs of a block that lie in rows top to bottom-1. */
  void add(int block, int radius, int top, int bottom) {
    if (pairs[radius] == null) {
      pairs[radius] = new RowPairs(plan.rings().get(radius));
    }
    for (PixelRun run : plan.runs().get(block)) {
      if (run.y() >= top && run.y() < bottom) {
        progress.check();
        if (plan.request().form() == FourPointForm.RING) {
          addRun(run, radius, plan.sums()[block][radius]);
        } else {
          addPairs(run, radius, plan.sums()[block][radius]);
        }
      }
    }
  }

  private int ringCount(PixelRun run, int pixel, int radius) {
    return plan.counts()[radius][run.y() * plan.region().width() + run.x() + pixel];
  }

  private void addRun(PixelRun run, int radius, BlockSums to) {
    int first = band.series(run.x(), run.y());
    int frames = plan.frames();
    for (int t = 0; t < frames; t += N) {
      int n = Math.min(N, frames - t);
      pairs[radius].fill(field, first + t, run.length(), n);
      Arrays.fill(pixelSums, 0);
      Arrays.fill(ringSums, 0);
      for (int p = 0; p < run.length(); p++) {
        int count = ringCount(run, p, radius);
        if (count > 0) {
          pairs[radius].ringSum(p, n, sum);
          finish(first + p * band.step() + t, 1f / count, p * frames + t, n);
        }
      }
      BlockSums.add(to.pixel, t, pixelSums, 0, n);
      BlockSums.add(to.ring, t, ringSums, 0, n);
    }
    for (int p = 0; p < run.length(); p++) {
      if (ringCount(run, p, radius) > 0) {
        for (int invalid : plan.validity().invalid()) {
          series[p * frames + invalid] = 0;
        }
        to.count++;
        BlockSums.add(to.product, 0, series, p * frames, frames);
        engine.add(series, p * frames, to.lagSums);
      }
    }
  }

  /** J = S / count and d = I J - 1 of one pixel. */
  private void finish(int at, float share, int to, int n) {
    float[] data = band.data();
    float[] s = sum;
    float[] pixels = pixelSums;
    float[] rings = ringSums;
    float[] d = series;
    for (int i = 0; i < n; i++) {
      float value = data[at + i];
      float mean = s[i] * share;
      d[to + i] = value * mean - 1;
      pixels[i] += value;
      rings[i] += mean;
    }
  }

  /** The pair form: products over pairs of I(t) I(t+p), for one lag after another. */
  private void addPairs(PixelRun run, int radius, BlockSums to) {
    int first = band.series(run.x(), run.y());
    for (int p = 0; p < run.length(); p++) {
      int count = ringCount(run, p, radius);
      to.count += count;
      for (int t = 0; t < plan.frames(); t++) {
        to.pixel[t] += count * (double) band.data()[first + p * band.step() + t];
      }
    }
    int[] lags = plan.request().lags();
    for (int k = 0; k < lags.length; k++) {
      Field products = Field.products(band, lags[k]);
      int frames = plan.frames() - lags[k];
      for (int t = 0; t < frames; t += N) {
        int n = Math.min(N, frames - t);
        pairs[radius].fill(products, first + t, run.length(), n);
        Arrays.fill(ringSums, 0);
        for (int p = 0; p < run.length(); p++) {
          pairs[radius].ringSum(p, n, sum);
          addProducts(first + p * band.step() + t, lags[k], n);
        }
        to.lagSums[k] += total(ringSums, n);
      }
    }
  }

  private void addProducts(int at, int lag, int n) {
    float[] data = band.data();
    float[] s = sum;
    float[] products = ringSums;
    for (int i = 0; i < n; i++) {
      products[i] += data[at + i] * data[at + lag + i] * s[i];
    }
  }

  private static double total(float[] values, int n) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += values[i];
    }
    return total;
  }
}
