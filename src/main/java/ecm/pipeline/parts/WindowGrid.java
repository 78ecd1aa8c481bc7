package ecm.pipeline.parts;

import ecm.base.InvalidInput;
import ecm.pipeline.maps.RecordHalves;
import java.util.Locale;

/**
 * Equal windows of a record, each a step later than the one before.
 *
 * @param record number of frames of the record
 * @param window number of frames of a window
 * @param step number of frames between the starts of neighbours
 */
public record WindowGrid(int record, int window, int step) {

  /**
   * In frames.
   *
   * @param frames of the record
   * @param interval dt [s]
   * @param window length [s]
   * @param step [s]
   * @throws InvalidInput if the record is shorter than a window, or a window too short to be fitted
   */
  public static WindowGrid of(int frames, double interval, double window, double step) {
    long length = Math.round(window / interval);
    if (length > frames) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "window is %.4g s, but the record is %.4g s long; give a shorter window",
              window,
              frames * interval));
    }
    if (length < RecordHalves.SHORTEST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "window is %.4g s = %d frames; allowed: at least %d frames = %.4g s",
              window,
              length,
              RecordHalves.SHORTEST,
              RecordHalves.SHORTEST * interval));
    }
    return new WindowGrid(
        frames, (int) length, (int) Math.max(1, Math.min(frames, Math.round(step / interval))));
  }

  public int count() {
    return 1 + (record - window) / step;
  }

  public int start(int index) {
    return index * step;
  }

  /** The same windows in a record of another number of frames. */
  public int[] startsIn(int frames) {
    int[] starts = new int[count()];
    int length = windowIn(frames);
    for (int i = 0; i < starts.length; i++) {
      long start = Math.round((double) start(i) * frames / record);
      starts[i] = (int) Math.min(frames - length, start);
    }
    return starts;
  }

  /** The length of a window in a record of another number of frames. */
  public int windowIn(int frames) {
    return (int) Math.max(RecordHalves.SHORTEST, Math.round((double) window * frames / record));
  }
}
