package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.TileReader;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To the bit the same for any threads, tiles and crop. */
class CorrelationInvarianceTest {

  private static final int WIDTH = 21;
  private static final int HEIGHT = 13;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void threadsAndTiles(Engine engine) {
    for (boolean stop : new boolean[] {false, true}) {
      CorrelationRequest request = new CorrelationRequest(50, engine, stop, false);
      FrameStack stack = TestStacks.countStack(WIDTH, HEIGHT, 400, 21);
      Mask mask = Mask.all(WIDTH, HEIGHT);
      Curves reference = Parallelization.runSingleThreaded(() -> Curves.of(stack, mask, request));
      for (int threads : new int[] {2, 7}) {
        for (int tileWidth : new int[] {1, 5, 64, 100}) {
          TileReader reader = TileReader.of(stack, mask).withTileWidth(tileWidth);
          Curves curves =
              Parallelization.runWithNumThreads(threads, () -> Curves.of(stack, reader, request));
          assertSame(reference, curves, WIDTH, HEIGHT, 0, 0);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void crop(Engine engine) {
    CorrelationRequest request = new CorrelationRequest(50, engine, false, false);
    FrameStack stack = TestStacks.countStack(WIDTH, HEIGHT, 400, 22);
    Curves whole = Curves.of(stack, Mask.all(WIDTH, HEIGHT), request);
    FrameStack cropped = TestStacks.crop(stack, 3, 2, 9, 7);
    assertSame(whole, Curves.of(cropped, Mask.all(9, 7), request), 9, 7, 3, 2);
  }

  private static void assertSame(Curves whole, Curves part, int width, int height, int x0, int y0) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = (y + y0) * WIDTH + x + x0;
        assertArrayEquals(whole.g2(i), part.g2(y * width + x));
        assertEquals(whole.mean(i), part.mean(y * width + x));
        assertEquals(whole.flags(i), part.flags(y * width + x));
      }
    }
  }
}
