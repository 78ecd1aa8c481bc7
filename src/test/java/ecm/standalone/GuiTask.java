package ecm.standalone;

import ecm.ij.open.TiffFile;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * One entry of the menu, tried in ImageJ's window.
 *
 * @param label of the entry
 * @param image file that is open and active; null for none
 * @param fields what is typed into the dialog, by field; the others keep their defaults
 * @param folder receives images, files, the recorded macro, messages
 */
record GuiTask(String label, Path image, Map<String, String> fields, Path folder) {

  /** Entries that ask nothing. */
  private static final Set<String> WITHOUT_DIALOG = Set.of("Inspect Pixel g2", "About ECM");

  /** The task of an entry, with the files in a folder that {@link GuiTest} prepares. */
  static GuiTask of(String label, Path data) {
    Path folder = data.resolve("gui").resolve(label.replaceAll("\\W+", "-"));
    return new GuiTask(label, image(label, data), fields(label, data, folder), folder);
  }

  private static Path image(String label, Path data) {
    if (label.startsWith("ECM Wire")) {
      return null;
    }
    return switch (label) {
      case "Map Statistics...", "Surface Profile..." -> data.resolve("wire-tau.tif");
      case "Simulate ECM Stack...",
              "Temperature Series...",
              "Analyze ECM Experiment...",
              "About ECM" ->
          null;
      default -> data.resolve("wire.tif");
    };
  }

  private static Map<String, String> fields(String label, Path data, Path folder) {
    String output = folder.resolve("files").toString();
    return switch (label) {
      case "Simulate ECM Stack..." ->
          Map.of("width", "40", "height", "32", "frames", "30", "radius", "3", "spot", "2");
      case "Check Acquisition..." -> Map.of("output", output + "/acquisition.json");
      case "Register ECM Stack..." -> Map.of("table", output + "/drift.csv");
      case "Apply Drift Table..." -> Map.of("table", data.resolve("drift.csv").toString());
      case "Temperature Series..." ->
          Map.of("table", data.resolve("series.csv").toString(), "output", output);
      case "Analyze ECM Experiment..." ->
          Map.of("experiment", data.resolve("experiment.csv").toString(), "output", output);
      case "Make ECM Mask..." -> Map.of();
      case "Sliding-Window Maps..." -> Map.of("step", "6", "output", output);
      case "Relaxation Maps..." -> Map.of("mask", "none");
      default -> asks(label) ? Map.of("output", output) : Map.of();
    };
  }

  boolean asks() {
    return asks(label);
  }

  private static boolean asks(String label) {
    return !WITHOUT_DIALOG.contains(label) && !label.startsWith("ECM Wire");
  }

  /** Whether files are written; a macro then opens no windows. */
  boolean writes() {
    return fields.values().stream().anyMatch(text -> text.startsWith(folder.toString()));
  }

  Path macro() {
    return folder.resolve("recorded.ijm");
  }

  Path messages() {
    return folder.resolve("messages.txt");
  }

  Path images() {
    return folder.resolve("images");
  }

  Path files() {
    return folder.resolve("files");
  }

  /** Without what only a window has: selection and overlay. */
  static void save(ImagePlus image, Path folder) {
    image.deleteRoi();
    image.setOverlay(null);
    image.setSlice(1);
    TiffFile.write(folder.resolve(image.getTitle().replaceAll("[^\\w.-]", "_") + ".tif"), image);
  }
}
