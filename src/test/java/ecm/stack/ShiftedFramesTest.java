package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftedFramesTest {

  private static final int WIDTH = 5;
  private static final int HEIGHT = 4;

  private static FrameStack oneFrame() {
    float[] plane = new float[WIDTH * HEIGHT];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = i + 1;
    }
    return new ArrayFrameStack(
        WIDTH, HEIGHT, new Object[] {plane}, SampleType.FLOAT32, new StackInfo("s", 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,1", "-2,-1", "3,-2", "-4,3", "5,0", "0,-4", "9,9"})
  void readsThePixelTheSampleMovedTo(int dx, int dy) {
    FrameStack source = oneFrame();
    FrameStack shifted = new ShiftedFrames(source, new int[] {dx}, new int[] {dy});
    float[] raw = source.frame(0);
    for (int y0 = 0; y0 < HEIGHT; y0++) {
      for (int rows = 1; rows <= HEIGHT - y0; rows++) {
        float[] expected = new float[rows * WIDTH];
        for (int y = 0; y < rows; y++) {
          for (int x = 0; x < WIDTH; x++) {
            boolean inside = new Rect(0, 0, WIDTH, HEIGHT).contains(x + dx, y0 + y + dy);
            assertEquals(inside, shifted.coverage().isValid(0, x, y0 + y));
            expected[y * WIDTH + x] = inside ? raw[(y0 + y + dy) * WIDTH + x + dx] : 0;
          }
        }
        float[] actual = new float[rows * WIDTH];
        shifted.copyRows(0, y0, rows, actual);
        assertArrayEquals(expected, actual);
      }
    }
  }

  @Test
  void imgLib2SeesTheSameValues() {
    var access = oneFrame().asImg().randomAccess();
    access.setPosition(new int[] {3, 2, 0});
    assertEquals(2 * WIDTH + 3 + 1, access.get().get());
  }
}
