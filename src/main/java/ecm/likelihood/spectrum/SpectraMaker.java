package ecm.likelihood.spectrum;

import ecm.stack.FrameStack;
import ecm.stack.tile.Tile;
import java.util.Arrays;

/**
 * Makes what the likelihood needs of pixels from their records: x = sqrt(I / g + 3/8) / sqrt(n)
 * with n = m / g with the gain g, its periodogram, and their own mean. Works on up to {@link
 * #lanes} records side by side; what one gives does not depend on the others. One per thread.
 */
public final class SpectraMaker {

  private final double gain;
  private final SpectrumModel model;
  private final Periodogram periodogram;
  private final LaneSums sums;
  private final float[][] rows;
  private final float[][] power;
  private final float[] scale;
  private final int[] valid;
  private int count;
  private boolean gaps;

  /**
   * @param model bins and levels
   * @param gain intensity per electron
   */
  public SpectraMaker(SpectrumModel model, double gain) {
    FrequencyBins bins = model.bins();
    int lanes = Periodogram.lanes(bins);
    this.model = model;
    this.gain = gain;
    this.periodogram = new Periodogram(bins, lanes);
    this.sums = new LaneSums(lanes);
    this.rows = new float[bins.length()][lanes];
    this.power = new float[bins.count()][lanes];
    this.scale = new float[lanes];
    this.valid = new int[lanes];
  }

  /** Most records at a time. */
  public int lanes() {
    return scale.length;
  }

  /**
   * Takes records.
   *
   * @param records intensity of each frame; NaN where there is none
   * @param from the first of them
   * @param n how many
   */
  public void take(float[][] records, int from, int n) {
    count = n;
    RecordRows.copy(records, from, n, rows);
    lookForGaps();
  }

  /**
   * Takes records out of a tile.
   *
   * @param from place of the first pixel in the tile
   * @param n how many
   * @param afterglow that is taken out of them
   */
  public void take(FrameStack stack, Tile tile, int from, int n, double afterglow) {
    count = n;
    RecordRows.copy(stack, tile, from, n, rows);
    RecordRows.removeAfterglow(rows, stack.frames(), n, afterglow);
    lookForGaps();
  }

  private void lookForGaps() {
    int frames = model.bins().frames();
    gaps = false;
    for (double sum : Arrays.copyOf(sums.of(t -> rows[t], frames, count, false), count)) {
      gaps |= Double.isNaN(sum);
    }
    Arrays.fill(valid, frames);
    if (gaps) {
      LaneSums.count(rows, frames, count, valid);
    }
  }

  /** The number of frames in which record q of those taken has a value. */
  public int valid(int q) {
    return valid[q];
  }

  /**
   * Makes the spectra of the records that were taken, which can be done once.
   *
   * @param brightness m of each; without one above 0 there is no spectrum
   * @param pixels receives them
   * @param at place of the first in {@code pixels}
   */
  public void make(double[] brightness, PixelSpectra pixels, int at) {
    int frames = model.bins().frames();
    double[] total = sums.of(t -> rows[t], frames, count, gaps);
    for (int q = 0; q < count; q++) {
      scale[q] = (float) Math.sqrt(gain / brightness[q]);
      pixels.excess()[at + q] = (float) (total[q] / valid[q] / brightness[q] - 1);
      pixels.level()[at + q] = model.level(brightness[q] / gain);
    }
    for (int t = 0; t < frames; t++) {
      root(rows[t], (float) (1 / gain), scale, count);
    }
    periodogram.compute(rows, count, gaps, power);
    for (int b = 0; b < power.length; b++) {
      for (int q = 0; q < count; q++) {
        pixels.power()[(at + q) * power.length + b] = power[b][q];
      }
    }
  }

  private static void root(float[] row, float perElectron, float[] scale, int n) {
    for (int q = 0; q < n; q++) {
      float counts = row[q] * perElectron + (float) SpeckleLink.OFFSET;
      row[q] = scale[q] * (float) Math.sqrt(Math.max(0f, counts));
    }
  }
}
