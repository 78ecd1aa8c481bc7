package ecm.registration;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import ecm.stack.Drift;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The drift as a CSV file: {@code frame,time_s,dx_px,dy_px,quality}, one row per frame in order,
 * frames from 1, shifts relative to frame 1.
 *
 * <p>A frame whose quality is {@code NaN} is bad: it is left out of every analysis. So the table
 * can be edited: correct dx and dy, set quality to NaN to drop a frame, to any number from -1 to 1
 * to use one. Reading ignores time_s; the columns may stand in any order, and further ones are
 * allowed.
 */
public final class DriftTable {

  private static final List<String> HEADER =
      List.of("frame", "time_s", "dx_px", "dy_px", "quality");

  private DriftTable() {}

  /**
   * Writes the table.
   *
   * @param file to write, replaced if there
   * @param drift bad frames are given quality NaN; a good frame whose quality was not measured, 0
   * @param frameInterval [s]; NaN if not known
   */
  public static void write(Path file, Drift drift, double frameInterval) {
    int n = drift.frames();
    double[] frame = new double[n];
    double[] time = new double[n];
    double[] quality = new double[n];
    for (int t = 0; t < n; t++) {
      frame[t] = t + 1.0;
      time[t] = t * frameInterval;
      double measured = drift.quality()[t];
      quality[t] = drift.bad()[t] ? Double.NaN : Double.isNaN(measured) ? 0 : measured;
    }
    CsvTable.ofColumns(HEADER, frame, time, drift.dx(), drift.dy(), quality).write(file);
  }

  /**
   * Reads a table for a stack.
   *
   * @param frames that the stack has
   * @return the drift relative to the first frame, whose own dx, dy are subtracted from all
   * @throws InvalidInput naming the file, row and frame: a missing, doubled or superfluous frame, a
   *     shift that is not a finite number, a quality out of range; or that all frames are bad
   */
  public static Drift read(Path file, int frames) {
    CsvTable table = CsvTable.read(file);
    for (String column : List.of("frame", "dx_px", "dy_px", "quality")) {
      if (!table.has(column)) {
        throw new InvalidInput(
            file + ": column " + column + " is missing; the table has " + table.header());
      }
    }
    double[] dx = new double[frames];
    double[] dy = new double[frames];
    double[] quality = new double[frames];
    boolean[] bad = new boolean[frames];
    boolean[] seen = new boolean[frames];
    for (int row = 0; row < table.rows().size(); row++) {
      int t = frame(file, table, row, seen);
      dx[t] = shift(file, table, row, "dx_px");
      dy[t] = shift(file, table, row, "dy_px");
      quality[t] = quality(file, table, row);
      bad[t] = Double.isNaN(quality[t]);
    }
    for (int t = 0; t < frames; t++) {
      if (!seen[t]) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s: frame %d is missing; the stack has frames 1 to %d",
                file,
                t + 1,
                frames));
      }
    }
    requireOne(file, bad);
    return new Drift(relative(dx), relative(dy), quality, bad);
  }

  private static double quality(Path file, CsvTable table, int row) {
    double quality = table.number(file.toString(), row, "quality");
    if (quality < -1 || quality > 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d (frame %s): quality is %s; allowed are -1 to 1, or NaN for a bad frame",
              file,
              row + 2,
              table.text(row, "frame"),
              CsvTable.number(quality)));
    }
    return quality;
  }

  private static void requireOne(Path file, boolean[] bad) {
    for (boolean b : bad) {
      if (!b) {
        return;
      }
    }
    throw new InvalidInput(file + ": quality is NaN in every row, so no frame is left");
  }

  private static double[] relative(double[] shifts) {
    double[] relative = new double[shifts.length];
    for (int t = 0; t < shifts.length; t++) {
      relative[t] = shifts[t] - shifts[0] + 0.0;
    }
    return relative;
  }

  private static int frame(Path file, CsvTable table, int row, boolean[] seen) {
    double number = table.number(file.toString(), row, "frame");
    if (number != Math.rint(number) || number < 1 || number > seen.length) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d: frame %s; the stack has frames 1 to %d",
              file,
              row + 2,
              CsvTable.number(number),
              seen.length));
    }
    int t = (int) number - 1;
    if (seen[t]) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "%s, row %d: frame %d stands twice", file, row + 2, t + 1));
    }
    seen[t] = true;
    return t;
  }

  private static double shift(Path file, CsvTable table, int row, String column) {
    double shift = table.number(file.toString(), row, column);
    if (Double.isNaN(shift) || Double.isInfinite(shift)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d (frame %s): %s is %s; a finite number of pixels is needed (for a bad"
                  + " frame set quality to NaN)",
              file,
              row + 2,
              table.text(row, "frame"),
              column,
              CsvTable.number(shift)));
    }
    return shift;
  }
}
