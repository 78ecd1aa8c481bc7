package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.Progress;
import ecm.kww.FitMode;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.Wires;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StackSummaryTest {

  private static FrameStack wire;
  private static StackAnalysis analysis;

  @BeforeAll
  static void analyze() {
    wire = Wires.small();
    analysis = StackAnalyzer.analyze(wire, Wires.analysis(), Progress.NONE);
  }

  private static JsonNode json(StackAnalysis of) throws JsonProcessingException {
    String text = StackSummary.of(of, parameters(), "1.2.3").toJson();
    assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    return new ObjectMapper().readTree(text);
  }

  private static Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("lags", 100);
    parameters.put("fit", "bounded");
    return parameters;
  }

  private static void assertNumbersOrReasons(JsonNode summary) {
    for (String key : SummaryKeys.NUMBERS) {
      assertTrue(summary.has(key), key + " is missing");
      assertTrue(summary.get(key).isNumber() || summary.get(key).isNull(), key);
      boolean isNull = summary.get(key).isNull();
      assertEquals(isNull, summary.has(key + "_reason"), key + "_reason");
      if (isNull) {
        assertTrue(summary.get(key + "_reason").asText().length() > 10, key + "_reason");
      }
    }
  }

  @Test
  void everyKeyIsThereWithANumberOrAReason() throws JsonProcessingException {
    JsonNode summary = json(analysis);
    assertNumbersOrReasons(summary);
    assertEquals("1.2.3", summary.get("version").asText());
    assertEquals(100, summary.get("parameters").get("lags").asInt());
    assertEquals(64, summary.get("input_sha256").asText().length());
    assertTrue(summary.get("bulk_definition").asText().startsWith("d > "));
    assertEquals(40, summary.get("record_length_s").asDouble());
    assertEquals(400, summary.get("frames").asInt());
  }

  @Test
  void numbersAreThoseOfTheAnalysis() throws JsonProcessingException {
    JsonNode summary = json(analysis);
    assertEquals(analysis.bulk().median(), summary.get("tau_bulk_median_s").asDouble(), 1e-4);
    assertEquals(
        analysis.bulk().correctedMedian(), summary.get("tau_bulk_corrected_s").asDouble(), 1e-4);
    assertEquals(
        analysis.surface().orElseThrow().median(),
        summary.get("tau_surface_median_s").asDouble(),
        1e-4);
    int censored = 0;
    int flagged = 0;
    int[] pixels = analysis.layers().bulk().indices();
    for (int i : pixels) {
      int flags = analysis.maps().flags()[i];
      censored += PixelFlag.CENSORED.in(flags) ? 1 : 0;
      flagged += (flags & (1 | 2 | 8 | 16 | 64 | 128 | 256 | 1024 | 2048)) != 0 ? 1 : 0;
    }
    double n = pixels.length;
    assertEquals(censored / n, summary.get("censored_fraction").asDouble(), 1e-4);
    assertEquals(flagged / n, summary.get("flagged_fraction").asDouble(), 1e-4);
  }

  @Test
  void withoutAnEdgeNothingIsSaidOfTheSurface() throws JsonProcessingException {
    AnalysisParameters d = Wires.analysis();
    SampleChoice all =
        new SampleChoice(
            d.sample().automatic(),
            Optional.of(Mask.all(wire.width(), wire.height())),
            Optional.of(Mask.of(wire.width(), wire.height(), i -> i % 64 > 25 && i % 64 < 40)));
    JsonNode summary =
        json(
            StackAnalyzer.analyze(
                wire,
                new AnalysisParameters(Optional.empty(), all, d.maps(), false, 1, 2),
                Progress.NONE));
    assertNumbersOrReasons(summary);
    assertTrue(summary.get("tau_surface_median_s").isNull());
    assertTrue(summary.get("surface_width_nm").isNull());
    assertEquals(
        "no vacuum edge in the analysed region",
        summary.get("tau_surface_corrected_s_reason").asText());
    assertTrue(summary.get("bulk_definition").asText().startsWith("whole mask"));
  }

  @Test
  void aFitThatIsNotTabulatedIsNotCorrectedAndSaysWhy() throws JsonProcessingException {
    AnalysisParameters d = Wires.analysis();
    JsonNode summary =
        json(
            StackAnalyzer.analyze(
                wire,
                new AnalysisParameters(
                    Optional.empty(),
                    d.sample(),
                    d.maps().withFit(d.maps().fit().withMode(FitMode.FULL)),
                    false,
                    1,
                    2),
                Progress.NONE));
    assertNumbersOrReasons(summary);
    assertTrue(summary.get("tau_bulk_corrected_s").isNull());
    assertTrue(summary.get("sigma_ln_tau_null_reason").asText().contains("bounded"));
  }

  @Test
  void censoredMeansAndMediansAreCalledLowerBounds() throws JsonProcessingException {
    assertEquals(0, json(analysis).get("lower_bounds").size());
    double[][] cases = {{0.35, 4}, {0.6, 6}};
    for (double[] one : cases) {
      StackAnalysis censored = Censored.bulk(analysis, one[0]);
      Summary summary = StackSummary.of(censored, parameters(), "1");
      assertTrue(summary.isLowerBound("tau_bulk_mean_s") && summary.isLowerBound("sigma_ln_tau"));
      assertEquals(one[0] > 0.5, summary.isLowerBound("tau_bulk_median_s"));
      assertEquals(one[1], ((java.util.List<?>) summary.entries().get("lower_bounds")).size());
      String html = StackReport.html(censored, summary, Map.of());
      assertEquals(one[0] > 0.5, html.contains("≥ " + Numbers.four(censored.bulk().median())));
    }
  }

  @Test
  void unknownNumbersAreNullNeverNaN() {
    Summary summary = new Summary().number("a_s", Double.NaN, "no value was found");
    summary.number("b_s", Double.POSITIVE_INFINITY, "it has no end").number("c_s", 2, "");
    assertNull(summary.entries().get("a_s"));
    assertEquals("no value was found", summary.reason("a_s"));
    assertNull(summary.entries().get("b_s"));
    assertEquals(2, summary.get("c_s"));
    assertFalse(summary.entries().containsKey("c_s_reason"));
  }
}
