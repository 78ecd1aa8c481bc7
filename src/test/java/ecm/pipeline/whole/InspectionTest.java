package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.region.PooledFit;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.Rect;
import ecm.stack.tile.HeldRows;
import org.junit.jupiter.api.Test;

class InspectionTest {

  private static final FrameStack WIRE = Wires.small();
  private static final MapParameters PARAMETERS = MapParameters.defaults();

  private static Mask pixel(int x, int y) {
    return Mask.of(WIRE.width(), WIRE.height(), new Rect(x, y, 1, 1));
  }

  private static Inspection look(FrameStack stack, Mask region) {
    return Inspection.of(stack, region, "here", PARAMETERS, Progress.NONE);
  }

  @Test
  void aPixelIsWhatTheMapsSay() {
    Mask row = Mask.of(WIRE.width(), WIRE.height(), new Rect(0, 17, WIRE.width(), 1));
    RelaxationMaps maps = RelaxationMapping.fit(WIRE, row, PARAMETERS, Progress.NONE);
    for (int x = 0; x < WIRE.width(); x += 5) {
      Inspection look = look(WIRE, pixel(x, 17));
      int i = 17 * WIRE.width() + x;
      assertEquals(maps.flags()[i], look.flags(), "x = " + x);
      assertEquals(maps.tau().values()[i], look.tau(), 0);
      assertEquals(maps.beta().values()[i], look.beta(), 0);
      assertEquals(maps.contrast().values()[i], look.contrast(), 0);
      assertEquals(PixelFlag.withoutValue(look.flags()), !look.isResolved());
      PixelCurve curve = PixelCurve.of(WIRE, i, PARAMETERS);
      assertArrayEquals(curve.g2(), look.g2(), 1e-12);
      assertArrayEquals(curve.times(), look.lagTimes(), 1e-12);
      for (int t = 0; t < WIRE.frames(); t += 37) {
        assertEquals(WIRE.frame(t)[i], look.intensity()[t]);
        assertEquals(t * WIRE.frameInterval(), look.frameTimes()[t], 1e-12);
      }
    }
  }

  @Test
  void anAreaIsPooledAndItsTraceIsTheMean() {
    Mask area = Mask.of(WIRE.width(), WIRE.height(), new Rect(26, 10, 12, 9));
    Inspection look = look(WIRE, area);
    PooledFit pooled = PooledFit.of(WIRE, area, PARAMETERS.lags(), Double.NaN, Progress.NONE);
    assertArrayEquals(pooled.curve().g2(), look.g2());
    assertEquals(108, look.pixels());
    if (look.isResolved()) {
      assertEquals(pooled.tau(), look.tau());
    }
    double sum = 0;
    for (int i : area.indices()) {
      sum += WIRE.frame(7)[i];
    }
    assertEquals(sum / 108, look.intensity()[7], 1e-9);
  }

  @Test
  void rowsThatAreHeldAreTheSameAndReadOnce() {
    FrameStack virtual = Wires.virtual(WIRE);
    Rect wanted = new Rect(30, 20, 1, 1);
    int[] reads = new int[1];
    Progress counting =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {
            reads[0]++;
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    HeldRows held = HeldRows.read(virtual, wanted, 4, counting);
    assertEquals(WIRE.frames(), reads[0]);
    assertTrue(held.holds(new Rect(0, 16, 64, 9)));
    assertTrue(!held.holds(new Rect(0, 15, 64, 2)) && !held.holds(new Rect(0, 24, 64, 2)));
    Inspection fromHeld = look(held, pixel(30, 20));
    Inspection direct = look(WIRE, pixel(30, 20));
    assertArrayEquals(direct.g2(), fromHeld.g2());
    assertEquals(direct.tau(), fromHeld.tau());
    assertArrayEquals(direct.intensity(), fromHeld.intensity());
    // what is not held is read
    assertEquals(look(WIRE, pixel(30, 3)).tau(), look(held, pixel(30, 3)).tau());
  }

  @Test
  void withoutAFrameIntervalThereIsNoTime() {
    FrameStack unknown =
        new ecm.stack.SelectedFrames(
            WIRE,
            0,
            WIRE.frames(),
            new boolean[WIRE.frames()],
            WIRE.info().withFrameInterval(Double.NaN));
    assertThrows(InvalidInput.class, () -> look(unknown, pixel(3, 3)));
  }
}
