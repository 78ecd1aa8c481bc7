package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The drift of two simulated stacks made by independent code (numpy), with known truth. */
class GoldenDriftTest {

  private static final int SIDE = 96;
  private static final int FRAMES = 80;

  private static byte[] resource(String name) {
    try (InputStream in = GoldenDriftTest.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Uncompressed big-endian 16-bit frames stand at the end of the file, one after another. */
  private static FrameStack stack(String name) {
    byte[] file = resource(name);
    int plane = 2 * SIDE * SIDE;
    ByteBuffer bytes = ByteBuffer.wrap(file, file.length - FRAMES * plane, FRAMES * plane);
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      short[] pixels = new short[SIDE * SIDE];
      bytes.slice().position(t * plane).slice().asShortBuffer().get(pixels);
      planes[t] = pixels;
    }
    return new ArrayFrameStack(
        SIDE, SIDE, planes, SampleType.UINT16, new StackInfo("golden", 0.1, 0.25));
  }

  private static double[] truth(String name, String key) throws IOException {
    JsonNode values = new ObjectMapper().readTree(resource(name)).get(key);
    double[] truth = new double[values.size()];
    for (int t = 0; t < truth.length; t++) {
      truth[t] = values.get(t).asDouble();
    }
    return truth;
  }

  private static DriftError error(String name, RegistrationParameters parameters)
      throws IOException {
    Drift drift = Registration.measure(stack(name + ".tif"), parameters, Progress.NONE).drift();
    assertEquals(0, drift.dx()[0]);
    assertEquals(0, drift.dy()[0]);
    for (boolean bad : drift.bad()) {
      assertEquals(false, bad);
    }
    return DriftError.of(drift, truth(name + ".json", "dx_px"), truth(name + ".json", "dy_px"));
  }

  @Test
  void wholePixelDriftIsExactInNearlyAllFrames() throws IOException {
    DriftError error = error("drift-integer", RegistrationParameters.defaults());
    assertTrue(error.exact() >= 0.98, error.toString());
    assertTrue(error.within() == 1, error.toString());
  }

  @Test
  void fractionalDriftIsRightToAFifthOfAPixel() throws IOException {
    DriftError error =
        error("drift-subpixel", RegistrationParameters.defaults().withSubpixel(true));
    assertTrue(error.rmsX() <= 0.2, error.toString());
    assertTrue(error.rmsY() <= 0.2, error.toString());
  }
}
