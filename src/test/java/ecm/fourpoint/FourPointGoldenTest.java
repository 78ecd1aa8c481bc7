package ecm.fourpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.Progress;
import ecm.sample.Moments;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.io.Opener;
import java.io.File;
import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against brute force in numpy (golden/g4.json), and against the plain triple loop. */
class FourPointGoldenTest {

  private static final FrameStack STACK = stack();
  private static final Mask MASK = mask();

  @Test
  void fewLags() throws Exception {
    assertGolden(new int[] {1, 5, 20});
  }

  @Test
  void allLags() throws Exception {
    assertGolden(FourPointRequest.allLags(STACK.frames() - 1));
  }

  private static void assertGolden(int[] lags) throws Exception {
    JsonNode golden =
        new ObjectMapper().readTree(FourPointGoldenTest.class.getResource("/golden/g4.json"));
    int radius = golden.get("R_px").size() - 1;
    FourPoint found = compute(FourPointRequest.ring(radius, lags));
    for (int k = 0; k < golden.get("lags").size(); k++) {
      int at = Arrays.binarySearch(lags, golden.get("lags").get(k).asInt());
      for (int r = 0; r <= radius; r++) {
        double value = golden.get("g4").get(k).get(r).asDouble();
        assertEquals(value, found.g4()[at][r], 1e-6 * value, "lag " + lags[at] + ", R " + r);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FourPointForm.class)
  void thePlainLoop(FourPointForm form) {
    int[] lags = {0, 2, 11};
    FourPoint found = compute(FourPointRequest.ring(4, lags).withForm(form));
    for (int k = 0; k < lags.length; k++) {
      for (int r = 0; r <= 4; r++) {
        double plain = TripleLoop.g4(STACK, MASK, lags[k], r, form);
        assertEquals(plain, found.g4()[k][r], 1e-6 * plain, "lag " + lags[k] + ", R " + r);
      }
    }
  }

  private static FourPoint compute(FourPointRequest request) {
    return FourPoint.of(
        STACK, MASK, Moments.of(STACK, Progress.NONE).mean(), request, Progress.NONE);
  }

  private static ImagePlus open(String name) {
    try {
      URL url = Objects.requireNonNull(FourPointGoldenTest.class.getResource("/golden/" + name));
      return new Opener().openImage(new File(url.toURI()).getPath());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mask mask() {
    ImagePlus image = open("g4-mask.tif");
    return Mask.of(image.getWidth(), image.getHeight(), i -> image.getProcessor().getf(i) != 0);
  }

  private static FrameStack stack() {
    ImagePlus image = open("g4-stack.tif");
    Object[] planes = new Object[image.getStackSize()];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = image.getStack().getPixels(t + 1);
    }
    SampleType type =
        planes[0] instanceof byte[]
            ? SampleType.UINT8
            : planes[0] instanceof short[] ? SampleType.UINT16 : SampleType.FLOAT32;
    return new ArrayFrameStack(
        image.getWidth(), image.getHeight(), planes, type, new StackInfo("g4", 1, 1));
  }
}
