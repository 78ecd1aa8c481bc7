package ecm.fourpoint;

import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring pixels of a row that are in the region and belong to one block.
 *
 * @param y row
 * @param x first pixel
 * @param length number of pixels, at most {@link RowPairs#RUN}
 */
record PixelRun(int y, int x, int length) {

  /** The runs of each block, in the order of rows. */
  static List<List<PixelRun>> of(Mask region, int[] block, int blocks) {
    List<List<PixelRun>> runs = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      runs.add(new ArrayList<>());
    }
    for (int y = 0; y < region.height(); y++) {
      int start = 0;
      for (int x = 1; x <= region.width(); x++) {
        int before = y * region.width() + x - 1;
        boolean goesOn =
            x < region.width()
                && region.contains(before) == region.contains(before + 1)
                && block[before] == block[before + 1]
                && x - start < RowPairs.RUN;
        if (!goesOn) {
          if (region.contains(before)) {
            runs.get(block[before]).add(new PixelRun(y, start, x - start));
          }
          start = x;
        }
      }
    }
    return runs;
  }
}
