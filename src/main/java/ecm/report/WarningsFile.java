package ecm.report;

import ecm.acquisition.RecordLength;
import ecm.base.Warning;
import ecm.files.WholeFile;
import ecm.pipeline.whole.RecordChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The warnings of a command whose numbers are in tables: {@code <command>-warnings.json}, an object
 * with the array {@code warnings} as in {@code summary.json}.
 */
public final class WarningsFile {

  private WarningsFile() {}

  /**
   * What a record is warned of that is known by its length and its speckles alone.
   *
   * @param inTau T/tau; NaN if not known
   * @param speckles independent ones in the region; NaN if not known
   */
  public static List<Warning> ofRecord(double inTau, double speckles) {
    List<Warning> warnings = new ArrayList<>();
    RecordChecks.length(new RecordLength(inTau, Double.NaN)).ifPresent(warnings::add);
    RecordChecks.speckles(speckles).ifPresent(warnings::add);
    return Warning.joined(warnings);
  }

  /** Writes {@code <command>-warnings.json}; an empty array if there are none. */
  public static void write(Path folder, String command, List<Warning> warnings) {
    Summary summary = new Summary().value("warnings", Warning.entries(warnings));
    WholeFile.write(folder.resolve(command + "-warnings.json"), summary.toJson());
  }
}
