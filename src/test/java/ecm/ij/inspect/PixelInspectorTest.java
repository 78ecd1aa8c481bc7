package ecm.ij.inspect;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ecm.reliability.ChildJvm;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clicks in a real window; needs a display. */
@Tag("slow")
class PixelInspectorTest {

  @Test
  void clicksShowTheirCurvesAndAVirtualStackIsReadOnce() throws IOException {
    assumeTrue(System.getenv("DISPLAY") != null, "no display");
    String said = ChildJvm.windowed(256, InspectorProgram.class, "40", "300", "9");
    assertTrue(
        said.matches(
            "(?s).*virtual: first click \\d+ ms, reads of a frame 1 to 1; 8 more: .*,"
                + " reads of a frame at the end 1 to 1\\R.*"),
        said);
    assertTrue(said.contains("in memory: first click"), said);
  }
}
