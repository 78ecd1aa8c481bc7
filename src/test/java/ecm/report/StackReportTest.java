package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.page.Html;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StackReportTest {

  private static final Map<String, byte[]> FIGURES = new LinkedHashMap<>();
  private static Summary summary;
  private static String page;

  @BeforeAll
  static void write() {
    StackAnalysis analysis = SmallAnalysis.get();
    FIGURES.put("tau < beta", new byte[] {1, 2, 3});
    FIGURES.put("drift", new byte[] {4, 5, 6, 7});
    summary = StackSummary.of(analysis, Map.of("mask", "a<b"), "1.2.3");
    page = StackReport.html(analysis, summary, FIGURES);
  }

  @Test
  void thePageNeedsNothingElse() {
    assertFalse(page.matches("(?s).*<(script|link|iframe|object|embed).*"), "nothing is loaded");
    assertFalse(page.matches("(?s).*(url\\(|@import).*"), "the style loads nothing");
    Matcher references = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    int found = 0;
    while (references.find()) {
      assertTrue(references.group(1).startsWith("data:image/png;base64,"), references.group(1));
      found++;
    }
    assertEquals(FIGURES.size(), found);
  }

  @Test
  void everyFigureIsThereInOrderWithItsCaption() {
    int place = 0;
    for (Map.Entry<String, byte[]> figure : FIGURES.entrySet()) {
      int image = page.indexOf(Base64.getEncoder().encodeToString(figure.getValue()), place);
      int caption =
          page.indexOf("<figcaption>" + Html.escape(figure.getKey()) + "</figcaption>", image);
      assertTrue(image > place && caption > image, figure.getKey());
      place = caption;
    }
  }

  @Test
  void titleAndParametersAreText() {
    String title = Html.escape(SmallAnalysis.TITLE);
    assertTrue(page.contains("<title>ECM: " + title + "</title>"));
    assertTrue(page.contains("<h1>" + title + "</h1>"));
    assertTrue(page.contains("&quot;mask&quot; : &quot;a&lt;b&quot;"));
    assertTrue(page.contains(Html.escape(summary.toJson())), "every value is on the page");
  }

  @Test
  void theHeadSaysWhatWasRecorded() {
    assertTrue(
        page.contains("40 × 36 pixels of 0.5 nm, 400 frames of 0.1 s: record T = 40 s"), page);
  }

  @Test
  void everyWarningSaysWhy() {
    Verdict verdict = Verdict.of(summary);
    for (Verdict.Fact fact : verdict.facts()) {
      String colour = fact.isDoubtful() ? "bad" : "good";
      assertTrue(
          page.contains("<li class=\"" + colour + "\">" + Html.escape(fact.text()) + "</li>"));
    }
    for (Warning warning : verdict.warnings()) {
      assertTrue(page.contains(Html.escape(warning.text())), warning.text());
      assertTrue(page.contains(Html.escape(warning.advice())), warning.advice());
    }
    assertEquals(!verdict.warnings().isEmpty(), page.contains("<ul class=\"reasons\">"));
  }

  @Test
  void theResultsStandBesideTheirNulls() {
    String sigma =
        String.format(
            "<th scope=\"row\">sigma of ln tau</th><td>%s</td><td>%s</td>",
            Numbers.four(summary.get("sigma_ln_tau")),
            Numbers.four(summary.get("sigma_ln_tau_null")));
    String bulk =
        String.format(
            "<th scope=\"row\">bulk, median</th><td>%s s</td><td>%s s</td>",
            Numbers.four(summary.get("tau_bulk_median_s")),
            Numbers.four(summary.get("tau_bulk_corrected_s")));
    assertTrue(page.contains(sigma), sigma);
    assertTrue(page.contains(bulk), bulk);
  }
}
