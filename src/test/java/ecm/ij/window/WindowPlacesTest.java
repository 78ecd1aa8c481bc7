package ecm.ij.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.IJ;
import ij.ImagePlus;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlacesTest {

  @ParameterizedTest
  @CsvSource({
    "64, 48, 0, 0, 7", // about 450 pixels wide
    "64, 48, 264, 300, 4", // a whole factor that fits
    "64, 48, 1000, 100, 2", // the height limits it
    "256, 256, 0, 0, 2",
    "631, 861, 0, 0, 1", // ImageJ reduces what is larger than the screen
    "600, 800, 300, 600, 0.5", // reduced to the room
  })
  void smallImagesGrowByWholeFactorsAndLargeOnesFit(
      int width, int height, int roomWidth, int roomHeight, double expected) {
    ImagePlus image = IJ.createImage("map", "8-bit black", width, height, 1);
    assertEquals(expected, WindowPlaces.zoom(image, roomWidth, roomHeight), 1e-12);
  }

  @Test
  void cellsTileTheScreenRowByRow() {
    List<Rectangle> cells = WindowPlaces.cells(new Rectangle(10, 100, 900, 600), 3, 2);
    assertEquals(6, cells.size());
    assertEquals(new Rectangle(10, 100, 300, 300), cells.get(0));
    assertEquals(new Rectangle(610, 400, 300, 300), cells.get(5));
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(cells.get(i).intersects(cells.get(j)), i + " over " + j);
      }
    }
  }

  @Test
  void withoutAScreenNothingIsMarked() {
    ImagePlus image = IJ.createImage("map", "8-bit black", 8, 8, 1);
    WindowPlaces.inARow(List.of(image, image));
    WindowPlaces.inARow(List.of());
    assertFalse(WindowPlaces.isPlaced(image));
  }
}
