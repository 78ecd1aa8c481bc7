package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a refused command must leave as it was.
 *
 * @param titles of the open images
 * @param files of a folder, with their contents' sizes
 * @param results rows of the Results table
 */
record Before(List<String> titles, List<String> files, int results) {

  static Before now(Path folder) {
    return new Before(openTitles(), files(folder), ResultsTable.getResultsTable().size());
  }

  /** Compares with what is now; an input image that a door opened may be added. */
  void assertUnchanged(Path folder, ImagePlus input) {
    List<String> now = openTitles();
    now.removeAll(titles);
    if (input != null) {
      now.remove(input.getTitle());
      now.remove(input.getTitle() + ".tif");
      assertEquals(false, input.isLocked(), "the image is free again");
    }
    assertEquals(List.of(), now, "no image is left behind");
    assertEquals(files, files(folder), "no file is left behind");
    assertEquals(results, ResultsTable.getResultsTable().size(), "no row is left behind");
  }

  private static List<String> openTitles() {
    List<String> titles = new ArrayList<>();
    int[] ids = WindowManager.getIDList();
    for (int id : ids == null ? new int[0] : ids) {
      titles.add(WindowManager.getImage(id).getTitle());
    }
    return titles;
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.map(f -> f + " " + size(f)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.isDirectory(file) ? 0 : Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
