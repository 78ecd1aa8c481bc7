package ecm.stack.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlappingBandsTest {

  private static final Rect BOUNDS = new Rect(1, 2, 5, 17);
  private static final FrameStack DISK =
      new FrameView(stack()) {
        @Override
        public boolean isInMemory() {
          return false;
        }
      };

  private static FrameStack stack() {
    Object[] planes = new Object[3];
    for (int t = 0; t < 3; t++) {
      float[] plane = new float[7 * 20];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = 1000 * t + i;
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(7, 20, planes, SampleType.FLOAT32, new StackInfo("rows", 1, 1));
  }

  /** Room for 9 rows of 5 pixels in 3 frames. */
  @Test
  void everyRowComesOnceWithItsNeighbours() {
    List<Integer> rows = new ArrayList<>();
    OverlappingBands.forEach(
        DISK,
        BOUNDS,
        2,
        Progress.NONE,
        9 * 5 * 3 * 4,
        (part, area, top, bottom, progress) -> {
          assertTrue(area.height() <= 9);
          for (int y = top; y < bottom; y++) {
            rows.add(y);
            for (int v = Math.max(2, y - 2); v < Math.min(19, y + 3); v++) {
              float value = part.frame(1)[(v - area.y()) * area.width() + 3 - area.x()];
              assertEquals(1000 + v * 7 + 3, value);
            }
          }
        });
    assertEquals(java.util.stream.IntStream.range(2, 19).boxed().toList(), rows);
  }

  @Test
  void tooLittleMemoryIsSaid() {
    String sentence =
        assertThrows(
                InvalidInput.class,
                () ->
                    OverlappingBands.forEach(
                        DISK, BOUNDS, 2, Progress.NONE, 4 * 5 * 3 * 4, (a, b, c, d, e) -> {}))
            .getMessage();
    assertTrue(sentence.startsWith("5 rows of all frames take 1 MB"), sentence);
  }
}
