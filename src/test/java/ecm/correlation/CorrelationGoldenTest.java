package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.io.Opener;
import java.io.File;
import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against plain sums in numpy (golden/g2.json, golden/g2-stack.tif). */
class CorrelationGoldenTest {

  @ParameterizedTest
  @CsvSource({"DIRECT, false", "DIRECT, true", "FFT, false", "FFT, true", "AUTO, false"})
  void resampledTimes(Engine engine, boolean doublePrecision) throws Exception {
    JsonNode golden = json();
    FrameStack stack = stack();
    Curves curves =
        Curves.of(
            stack,
            Mask.all(stack.width(), stack.height()),
            new CorrelationRequest(
                golden.get("resampled_points").asInt(), engine, false, doublePrecision));
    assertCurves(golden.get("resampled_g2"), stack, curves);
  }

  @ParameterizedTest
  @CsvSource({"DIRECT, false", "DIRECT, true", "FFT, false", "FFT, true"})
  void wholeLags(Engine engine, boolean doublePrecision) throws Exception {
    JsonNode golden = json();
    int[] lags = new ObjectMapper().convertValue(golden.get("lags"), int[].class);
    Curves curves = Curves.atWholeLags(stack(), engine, doublePrecision, lags);
    assertCurves(golden.get("g2"), stack(), curves);
  }

  private static void assertCurves(JsonNode expected, FrameStack stack, Curves curves) {
    for (int k = 0; k < expected.size(); k++) {
      for (int y = 0; y < stack.height(); y++) {
        for (int x = 0; x < stack.width(); x++) {
          double value = expected.get(k).get(y).get(x).asDouble();
          assertEquals(value, curves.g2(y * stack.width() + x)[k], 1e-6 * value);
        }
      }
    }
  }

  private static JsonNode json() throws Exception {
    return new ObjectMapper().readTree(CorrelationGoldenTest.class.getResource("/golden/g2.json"));
  }

  private static FrameStack stack() throws Exception {
    URL url =
        Objects.requireNonNull(CorrelationGoldenTest.class.getResource("/golden/g2-stack.tif"));
    ImagePlus image = new Opener().openImage(new File(url.toURI()).getPath());
    Object[] planes = new Object[image.getStackSize()];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = image.getStack().getPixels(t + 1);
    }
    SampleType type =
        planes[0] instanceof byte[]
            ? SampleType.UINT8
            : planes[0] instanceof short[] ? SampleType.UINT16 : SampleType.FLOAT32;
    return new ArrayFrameStack(
        image.getWidth(), image.getHeight(), planes, type, new StackInfo("g2", 0.25, Double.NaN));
  }
}
