package ecm.command.base;

import ecm.files.CsvTable;
import ecm.files.WritableFolder;
import ecm.ij.base.Screen;
import ecm.ij.open.TiffFile;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command's results go: into a folder if one is given, and into windows if none is, or if
 * there is a user to look at them or a macro that may have seen them.
 *
 * @param folder empty for windows only
 */
public record OutputFolder(Optional<Path> folder) {

  /** Makes sure, before the work begins, that the folder can be written. */
  public static OutputFolder prepare(Optional<Path> folder) {
    folder.ifPresent(WritableFolder::check);
    return new OutputFolder(folder);
  }

  /** Whether images are shown. */
  public boolean showsImages() {
    return Screen.shows(folder);
  }

  /** Writes {@code name.csv}, if there is a folder. */
  public void write(String name, CsvTable table) {
    folder.ifPresent(f -> table.write(f.resolve(name + ".csv")));
  }

  /** Writes {@code name.tif}, if there is a folder. */
  public void write(String name, ImagePlus image) {
    folder.ifPresent(f -> TiffFile.write(f.resolve(name + ".tif"), image));
  }
}
