package ecm.stack.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PixelRateTest {

  @Test
  void stageSaysPixelsPerSecondOnceThatIsKnown() {
    PixelRate rate = new PixelRate();
    assertEquals("correlating", rate.text("correlating", 5));
    rate.add(40_000);
    rate.add(10_000);
    assertEquals("correlating", rate.text("correlating", 0.5));
    assertEquals("correlating, 10000 px/s", rate.text("correlating", 5));
  }
}
