package ecm.pipeline.experiment;

import ecm.stack.Rect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One stack of an experiment.
 *
 * @param line of the table, counted with its header as 1
 * @param source the stack and the folder of its results
 * @param reading how the stack is read
 * @param state of the sample during the record
 * @param cells the row as written, without the empty cells, by column
 */
public record ExperimentRow(
    int line, Source source, Reading reading, State state, Map<String, String> cells) {

  /**
   * Where a stack is, and where its results go.
   *
   * @param file as the table names it
   * @param path of the same file
   * @param folder name of the folder of results, {@code NN-<file stem>}
   */
  public record Source(String file, Path path, String folder) {}

  /**
   * How a stack is read.
   *
   * @param frameInterval dt [s]; 0 = as the image says
   * @param pixelSize [nm]; 0 = as the image says
   * @param firstFrame from 1
   * @param lastFrame 0 = the last
   * @param driftTable drift measured before; empty to measure it
   * @param mask auto, none, or a file
   * @param roi part of the image that is analysed; empty for all
   * @param dark file of the camera's dark image; empty for none
   * @param gain file of the camera's gain image; empty for none
   */
  public record Reading(
      double frameInterval,
      double pixelSize,
      int firstFrame,
      int lastFrame,
      Optional<Path> driftTable,
      String mask,
      Optional<Rect> roi,
      String dark,
      String gain) {}

  /**
   * The sample during a record.
   *
   * @param temperature [K]
   * @param temperatureSd standard deviation of the temperature [K]; NaN if not given
   * @param wire name of the wire; empty if not given
   * @param hold time at the temperature before the record [s]; NaN if not given
   * @param doseRate [electrons per nm^2 and s]; NaN if not given
   */
  public record State(
      double temperature, double temperatureSd, String wire, double hold, double doseRate) {}

  /** The row in words: {@code row 3 (wire.tif)}. */
  public String name() {
    return "row " + line + " (" + source.file() + ")";
  }
}
