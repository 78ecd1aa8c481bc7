package ecm.stack;

import ecm.base.InvalidInput;
import ecm.base.Quantiles;
import ecm.files.CsvTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Recorded frames on a regular time axis.
 *
 * @param interval time between slots of the axis [s]
 * @param slot per recorded frame, its place on the axis: 0 for the first, ascending
 */
public record FrameTimes(double interval, int[] slot) {

  private static final double REGULAR = 0.05;
  private static final double SNAP = 0.25;
  private static final int MOST_SLOTS_PER_FRAME = 4;

  /**
   * Finds the axis.
   *
   * <p>The interval is the slope of a straight line through times against slots, which times that
   * were rounded, to milliseconds say, do not pull. If all spacings are within 5 % of their median,
   * the frames are regular, one per slot. Else each spacing must be a whole number of medians
   * within a quarter of one; the frames in between are missing, and no time may be off the line by
   * more than half an interval.
   *
   * @param seconds time of each frame
   * @throws InvalidInput naming the frame, numbered from 1, whose time does not fit
   */
  public static FrameTimes of(double[] seconds) {
    return of(seconds, 1);
  }

  /**
   * As {@link #of(double[])}, for frames in the midst of a record.
   *
   * @param first number of the first frame, for the error
   */
  public static FrameTimes of(double[] seconds, int first) {
    int n = seconds.length;
    if (n < 2) {
      throw new InvalidInput("frame times: " + n + " given; at least 2 are needed");
    }
    double[] spacing = spacings(seconds, first);
    double median = Quantiles.median(spacing);
    boolean regular =
        Arrays.stream(spacing).allMatch(d -> Math.abs(d - median) <= REGULAR * median);
    int[] slot = new int[n];
    for (int i = 1; i < n; i++) {
      slot[i] = slot[i - 1] + (regular ? 1 : steps(spacing[i - 1], median, i + first, n));
    }
    if (regular) {
      return new FrameTimes(line(seconds, slot).getSlope(), slot);
    }
    if (slot[n - 1] >= (long) MOST_SLOTS_PER_FRAME * n) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "frame times: %d frames are spread over %d intervals of %s s; at most %d intervals"
                  + " per frame are allowed",
              n,
              slot[n - 1] + 1,
              CsvTable.number(median),
              MOST_SLOTS_PER_FRAME));
    }
    return fitted(seconds, slot, first);
  }

  private static double[] spacings(double[] seconds, int first) {
    double[] spacing = new double[seconds.length - 1];
    for (int i = 0; i < spacing.length; i++) {
      spacing[i] = seconds[i + 1] - seconds[i];
      if (!(spacing[i] > 0) || Double.isInfinite(spacing[i])) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "frame times: frame %d is at %s s and the one before at %s s; times must ascend",
                i + 1 + first,
                CsvTable.number(seconds[i + 1]),
                CsvTable.number(seconds[i])));
      }
    }
    return spacing;
  }

  private static int steps(double spacing, double median, int frame, int frames) {
    double steps = spacing / median;
    if (Math.abs(steps - Math.rint(steps)) > SNAP || steps < 0.5) {
      throw irregular(frame, steps);
    }
    return (int) Math.min(Math.rint(steps), (double) MOST_SLOTS_PER_FRAME * frames);
  }

  private static InvalidInput irregular(int frame, double steps) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "frame times: frame %d comes %.2f intervals after the one before; whole numbers within"
                + " %.2f are allowed",
            frame,
            steps,
            SNAP));
  }

  /** The straight line through times against slots. */
  private static SimpleRegression line(double[] seconds, int[] slot) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < slot.length; i++) {
      line.addData(slot[i], seconds[i]);
    }
    return line;
  }

  private static FrameTimes fitted(double[] seconds, int[] slot, int first) {
    SimpleRegression line = line(seconds, slot);
    double interval = line.getSlope();
    for (int i = 0; i < slot.length; i++) {
      double off = seconds[i] - line.predict(slot[i]);
      if (Math.abs(off) > interval / 2) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "frame times: frame %d is %s s off a regular axis of %s s; half an interval is"
                    + " allowed",
                i + first,
                CsvTable.number(off),
                CsvTable.number(interval)));
      }
    }
    return new FrameTimes(interval, slot);
  }

  /**
   * Reads a table with columns {@code frame,time_s}: one row per frame, numbered from 1 (or from 0)
   * in ascending order.
   *
   * @param frames number of frames of the stack
   * @return time of each frame [s]
   * @throws InvalidInput naming the file and the row
   */
  public static double[] read(Path file, int frames) {
    CsvTable table = CsvTable.read(file);
    if (!table.has("frame") || !table.has("time_s")) {
      throw new InvalidInput(
          file + ": columns frame,time_s are needed; the table has " + table.header());
    }
    String name = file.toString();
    if (table.rows().size() != frames) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s: %d rows, but the stack has %d frames; one row per frame is needed",
              name,
              table.rows().size(),
              frames));
    }
    double first = frames > 0 && table.number(name, 0, "frame") == 0 ? 0 : 1;
    double[] seconds = new double[frames];
    for (int i = 0; i < frames; i++) {
      if (table.number(name, i, "frame") != i + first) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s, row %d: frame %s, but %d comes next",
                name,
                i + 2,
                table.text(i, "frame"),
                (int) (i + first)));
      }
      seconds[i] = table.number(name, i, "time_s");
      requireAscending(name, seconds, i);
    }
    return seconds;
  }

  private static void requireAscending(String name, double[] seconds, int i) {
    boolean ascends = i == 0 || seconds[i] > seconds[i - 1];
    if (!ascends || !Double.isFinite(seconds[i])) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s, row %d: time_s is %s; a number of seconds%s is needed",
              name,
              i + 2,
              CsvTable.number(seconds[i]),
              i == 0 ? "" : " above " + CsvTable.number(seconds[i - 1]) + ", the time before,"));
    }
  }

  /** Whether every slot holds a frame. */
  public boolean isRegular() {
    return slots() == slot.length;
  }

  /** Number of slots of the axis, missing frames included. */
  public int slots() {
    return slot[slot.length - 1] + 1;
  }

  /**
   * The stack on this axis: missing frames are invalid and read as 0.
   *
   * @throws InvalidInput if the stack has another number of frames
   */
  public FrameStack applyTo(FrameStack stack) {
    if (stack.frames() != slot.length) {
      throw new InvalidInput(
          "frame times: "
              + slot.length
              + " given, but the stack has "
              + stack.frames()
              + " frames");
    }
    StackInfo info = stack.info().withFrameInterval(interval);
    return isRegular()
        ? new SelectedFrames(stack, 0, slot.length, new boolean[slot.length], info)
        : new GriddedFrames(stack, slot, info);
  }
}
