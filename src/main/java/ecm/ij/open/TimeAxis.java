package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.CsvTable;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameTimes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The time axis that a table of frame times gives to the frames asked for. */
final class TimeAxis {

  private TimeAxis() {}

  /**
   * Reads the table, one row for every frame of the image, and keeps the frames asked for.
   *
   * @param frames of the whole image
   * @throws InvalidInput naming the file and the row or frame that does not fit
   */
  static FrameTimes of(Path table, int frames, StackSettings settings, Progress progress) {
    double[] all = FrameTimes.read(table, frames);
    int first = settings.firstFrame();
    int last = settings.lastFrame() == 0 ? frames : settings.lastFrame();
    FrameTimes times = fitted(table, Arrays.copyOfRange(all, first - 1, last), first);
    progress.log(
        String.format(
            Locale.ROOT,
            "frame times from %s: an interval of %s s, %d frames missing",
            table.getFileName(),
            CsvTable.number(times.interval()),
            times.slots() - times.slot().length));
    return times;
  }

  private static FrameTimes fitted(Path table, double[] seconds, int first) {
    try {
      return FrameTimes.of(seconds, first);
    } catch (InvalidInput e) {
      throw new InvalidInput(table + ": " + e.getMessage(), e);
    }
  }
}
