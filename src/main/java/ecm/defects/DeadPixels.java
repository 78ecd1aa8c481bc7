package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;

/**
 * Pixels that do not measure: without a finite sample in half of the frames, or of one value in all
 * frames, alone or as rows and columns, in the midst of pixels that change.
 *
 * <p>A specimen can be as constant: the vacuum beside it, or the dark between the speckles of one
 * that does not move, where nothing is counted. So a single constant pixel must lie among pixels
 * that changed 50 times at least, and if it is as dark as any, 120 times, and there must be 5 of
 * its kind to each that counts and yet is darker than a fifth of its neighbours; constant rows or
 * columns must run through the whole field, be few, and end at others of full brightness. Constant
 * strips along two opposite borders and no others are taken for the vacuum beside a wire.
 */
final class DeadPixels {

  private static final int FEWEST_CHANGES = 50;

  /** About a dark pixel. */
  private static final int DARK_CHANGES = 120;

  private static final int WIDEST = 8;

  /** Samples of a constant pixel that spikes may have struck: so many, and so large a share. */
  private static final int SPIKES = 4;

  private static final double SPIKE_SHARE = 0.003;

  /** A constant pixel changes no more, apart from spikes. */
  private static final int FAINT = 20;

  /** A speckle's dark is so much darker than what is beside it. */
  private static final double DIP = 0.2;

  private static final int DIP_SHARE = 5;

  /** The image of an edge rises over more than one pixel. */
  private static final double FULL_BRIGHTNESS = 0.7;

  private final RecordSums sums;
  private final int width;
  private final int height;
  private final boolean[] dead;

  private DeadPixels(RecordSums sums) {
    this.sums = sums;
    this.width = sums.width();
    this.height = sums.height();
    this.dead = new boolean[sums.pixels()];
  }

  /** Per pixel. */
  static boolean[] of(FrameStack stack, RecordSums sums) {
    DeadPixels found = new DeadPixels(sums);
    for (int i = 0; i < found.dead.length; i++) {
      found.dead[i] = 2 * sums.finite()[i] < sums.frames();
    }
    boolean[] rows = found.lines(true);
    boolean[] columns = found.lines(false);
    for (int i = 0; i < found.dead.length; i++) {
      found.dead[i] |= rows[i / found.width] || columns[i % found.width];
    }
    found.addSingle(stack);
    return found.dead;
  }

  private void addSingle(FrameStack stack) {
    double lowest = Arrays.stream(sums.mean()).filter(m -> m == m).min().orElse(0);
    int spikes = Math.max(SPIKES, (int) (SPIKE_SHARE * sums.frames()));
    boolean[] still = new boolean[dead.length];
    for (int i = 0; i < dead.length; i++) {
      still[i] =
          sums.changes()[i] <= FAINT + 2 * spikes && !dead[i] && isAmongLively(i, FEWEST_CHANGES);
    }
    PixelSeries series = PixelSeries.of(stack, still);
    boolean[] dark = new boolean[dead.length];
    int darkest = 0;
    for (int k = 0; k < series.pixels().length; k++) {
      float[] sorted = series.sorted(k);
      int last = Math.max(0, sorted.length - 1 - spikes);
      if (sorted.length > 0 && sorted[0] == sorted[last]) {
        int i = series.pixels()[k];
        boolean isDark = sorted[0] <= lowest;
        dark[i] = isDark && isAmongLively(i, DARK_CHANGES);
        dead[i] = !isDark;
        darkest += dark[i] ? 1 : 0;
      }
    }
    int dips = dips(still, dark);
    for (int i = 0; i < dead.length; i++) {
      dead[i] |= dark[i] && DIP_SHARE * dips <= darkest;
    }
  }

  /** Number of pixels, not constant, far darker than all but one of their lively neighbours. */
  private int dips(boolean[] still, boolean[] dark) {
    int dips = 0;
    for (int i = 0; i < dead.length; i++) {
      boolean possible = !dead[i] && !dark[i] && (still[i] || isAmongLively(i, FEWEST_CHANGES));
      dips += possible && sums.mean()[i] < DIP * secondDarkest(i) ? 1 : 0;
    }
    return dips;
  }

  private double secondDarkest(int pixel) {
    double darkest = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    int x0 = pixel % width;
    int y0 = pixel / width;
    for (int y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y0 + 1); y++) {
      for (int x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x0 + 1); x++) {
        int i = y * width + x;
        double value = i == pixel || dead[i] ? Double.POSITIVE_INFINITY : sums.mean()[i];
        second = Math.min(second, Math.max(darkest, value));
        darkest = Math.min(darkest, value);
      }
    }
    return second == Double.POSITIVE_INFINITY ? 0 : second;
  }

  private boolean isConstant(int pixel) {
    return sums.changes()[pixel] == 0;
  }

  /** Whether at least 5 of the neighbours, but for one of them all, changed often. */
  private boolean isAmongLively(int pixel, int changes) {
    int lively = 0;
    int others = 0;
    int x0 = pixel % width;
    int y0 = pixel / width;
    for (int y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y0 + 1); y++) {
      for (int x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x0 + 1); x++) {
        int i = y * width + x;
        if (i != pixel && !dead[i]) {
          others++;
          lively += sums.changes()[i] >= changes ? 1 : 0;
        }
      }
    }
    return lively >= others - 1 && lively >= 2;
  }

  /** Which rows, or columns, are dead. */
  private boolean[] lines(boolean rows) {
    int lines = rows ? height : width;
    int across = rows ? width : height;
    boolean[] constant = new boolean[lines];
    double[] brightness = new double[lines];
    for (int line = 0; line < lines; line++) {
      constant[line] = true;
      for (int k = 0; k < across; k++) {
        int i = rows ? line * width + k : k * width + line;
        constant[line] &= dead[i] || isConstant(i);
        brightness[line] += dead[i] ? 0 : sums.mean()[i] / across;
      }
    }
    boolean[] bad = new boolean[lines];
    int end = 0;
    for (int from = 0; from < lines; from = end + 1) {
      end = from;
      while (end < lines && constant[end]) {
        end++;
      }
      boolean found = end - from >= 1 && end - from <= WIDEST && isSharp(brightness, from, end);
      for (int line = from; line < end; line++) {
        bad[line] = found;
      }
    }
    return isVacuum(bad) ? new boolean[lines] : bad;
  }

  /** Whether the lines beside a gap are as bright as those behind them. */
  private static boolean isSharp(double[] brightness, int from, int end) {
    double dark = brightness[from];
    return isFull(brightness, end, 1, dark) && isFull(brightness, from - 1, -1, dark);
  }

  private static boolean isFull(double[] brightness, int first, int step, double dark) {
    int last = first + 3 * step;
    if (first < 0 || first >= brightness.length) {
      return true; // the border of the field
    }
    if (last < 0 || last >= brightness.length) {
      return false;
    }
    double behind =
        (brightness[first + step] + brightness[first + 2 * step] + brightness[last]) / 3;
    return Math.abs(brightness[first] - dark) > FULL_BRIGHTNESS * Math.abs(behind - dark);
  }

  /** Whether strips at both borders are all there is. */
  private static boolean isVacuum(boolean[] bad) {
    int runs = 0;
    for (int i = 0; i < bad.length; i++) {
      runs += bad[i] && (i == 0 || !bad[i - 1]) ? 1 : 0;
    }
    return bad[0] && bad[bad.length - 1] && runs == 2;
  }
}
