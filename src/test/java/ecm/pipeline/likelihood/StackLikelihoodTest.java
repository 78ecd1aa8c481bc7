package ecm.pipeline.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.Films;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.report.StackReport;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The likelihood maps of an analysis stand beside the curve fit and change nothing of it. */
class StackLikelihoodTest {

  private static final List<String> KEYS =
      List.of(
          "tau_likelihood_median_s",
          "tau_likelihood_median_sd_s",
          "sigma_ln_tau_likelihood",
          "sigma_ln_tau_likelihood_sd",
          "beta_likelihood",
          "beta_likelihood_sd",
          "contrast_likelihood",
          "contrast_likelihood_sd",
          "xi_likelihood_nm",
          "xi_likelihood_sd_nm",
          "sigma_ln_tau_likelihood_null",
          "sigma_ln_tau_likelihood_null_sd",
          "xi_likelihood_null_nm",
          "xi_likelihood_null_sd_nm",
          "tau_likelihood_surface_median_s",
          "tau_likelihood_surface_median_sd_s",
          "counts_likelihood",
          "patterns_likelihood",
          "brightness_sd_likelihood",
          "spectrum_deviation",
          "beam_fluctuation",
          "jitter_px");

  private static StackAnalysis both;
  private static StackAnalysis fit;

  @BeforeAll
  static void analyze() {
    both = SmallAnalysis.get();
    fit = StackAnalyzer.analyze(SmallAnalysis.wire(), fitOnly(both.parameters()), Progress.NONE);
  }

  private static AnalysisParameters fitOnly(AnalysisParameters p) {
    return new AnalysisParameters(
        p.registration(),
        p.sample(),
        p.maps().withEstimator(MapEstimator.FIT),
        p.subtractBackground(),
        p.surfaceDepth(),
        p.bulkDepth());
  }

  private static Summary summary(StackAnalysis analysis) {
    return StackSummary.of(analysis, Map.of(), "1");
  }

  @Test
  void byDefaultThereAreMapsOfEveryPixelOfTheSample() {
    LikelihoodAnalysis maps = both.likelihood().orElseThrow().analysis().value().orElseThrow();
    Mask sample = both.region().mask();
    for (FloatMap map : List.of(maps.tau(), maps.tauSd())) {
      assertEquals(40, map.width());
      assertEquals(36, map.height());
      for (int i = 0; i < map.values().length; i++) {
        assertEquals(sample.contains(i), map.values()[i] > 0, "pixel " + i);
      }
    }
    assertTrue(maps.surface().value().isPresent());
    List<String> notes = both.likelihood().orElseThrow().notes();
    assertTrue(both.notes().containsAll(notes));
    assertEquals(4, notes.size());
    assertTrue(notes.get(0).startsWith("beam: "), notes.get(0));
    assertTrue(notes.get(1).startsWith("jitter: "), notes.get(1));
    assertTrue(
        notes.get(2).startsWith("likelihood of the record, bulk: median tau 1."), notes.get(2));
    assertTrue(notes.get(3).startsWith("likelihood of the record, surface layer: "), notes.get(3));
  }

  @Test
  void theSummaryHasEveryKeyWithANumberOrAReason() {
    Summary summary = summary(both);
    for (String key : KEYS) {
      assertTrue(summary.entries().containsKey(key), key);
      assertEquals(summary.entries().get(key) == null, summary.reason(key).length() > 10, key);
    }
    LikelihoodAnalysis maps = both.likelihood().orElseThrow().analysis().value().orElseThrow();
    double tau = maps.bulk().population().tauMedian().value();
    assertEquals(tau, summary.get("tau_likelihood_median_s"), 1e-6 * tau);
    double xi = 0.5 * maps.bulk().population().xi().value();
    assertEquals(xi, summary.get("xi_likelihood_nm"), 1e-6 * xi);
    double surface = maps.surface().value().orElseThrow().population().tauMedian().value();
    assertEquals(surface, summary.get("tau_likelihood_surface_median_s"), 1e-6 * surface);
  }

  @Test
  void theFitAloneSaysNothingOfTheLikelihoodAndFindsTheSame() {
    assertEquals(Optional.empty(), fit.likelihood());
    assertArrayEquals(fit.maps().tau().values(), both.maps().tau().values());
    Map<String, Object> alone = summary(fit).entries();
    Map<String, Object> beside = new LinkedHashMap<>(summary(both).entries());
    KEYS.forEach(
        key -> {
          assertFalse(alone.containsKey(key), key);
          beside.remove(key);
          beside.remove(key + "_reason");
        });
    assertEquals(List.of("static bright spot of 101 px left out"), fit.notes());
    beside.put("notes", fit.notes());
    assertEquals(alone, beside);
    String page = StackReport.html(fit, summary(fit), Map.of());
    assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("likelihood"));
  }

  /** The wire has one unit per electron. */
  @Test
  void aGainIsToldInLogAndReport() {
    for (double gain : new double[] {1, 2}) {
      AnalysisParameters p = both.parameters();
      AnalysisParameters known =
          new AnalysisParameters(
              p.registration(), p.sample(), p.maps().withElectronsPerAdu(gain), false, 1, 2);
      StackAnalysis analysis = StackAnalyzer.analyze(SmallAnalysis.wire(), known, Progress.NONE);
      String start =
          gain == 1
              ? "likelihood of the record, bulk: the gain given, 1.000 electrons per ADU, was used"
              : "likelihood of the record, bulk: the gain given, 2.000 electrons per ADU, contradicts";
      assertEquals(
          1,
          analysis.notes().stream().filter(n -> n.startsWith(start)).count(),
          analysis.notes().toString());
      assertEquals(6, analysis.likelihood().orElseThrow().notes().size());
      assertTrue(StackReport.html(analysis, summary(analysis), Map.of()).contains(start));
      assertArrayEquals(fit.maps().tau().values(), analysis.maps().tau().values());
    }
  }

  @Test
  void theReportSetsBothMethodsSideBySide() {
    Summary summary = summary(both);
    String page = StackReport.html(both, summary, Map.of());
    assertTrue(page.contains("curve fit of g2 (the paper&#39;s method)</th>"));
    assertTrue(page.contains("likelihood of the record</th>"));
    for (String row : List.of("median tau", "sigma of ln tau", "beta", "contrast A")) {
      assertTrue(page.contains("<th scope=\"row\">" + row + "</th>"), row);
    }
    assertTrue(summary.get("sigma_ln_tau_likelihood_null_sd") > 0);
    String cell =
        "<td>"
            + withError(summary, "sigma_ln_tau_likelihood")
            + "; of a homogeneous sample "
            + withError(summary, "sigma_ln_tau_likelihood_null")
            + "</td>";
    assertTrue(page.contains(cell), cell);
  }

  private static String withError(Summary summary, String key) {
    return ecm.report.Numbers.withError(summary.get(key), summary.get(key + "_sd"));
  }

  @Test
  void aShortRecordKeepsTheFitAndSaysWhy() {
    FrameStack wire = SmallAnalysis.wire();
    FrameStack few = new SelectedFrames(wire, 0, 60, new boolean[60], wire.info());
    assertReason("the record has 60 valid frames; at least 64 are needed", few, both.parameters());
  }

  @Test
  void aFieldOfFewSpecklesKeepsTheFitAndSaysWhy() {
    Films film = new Films(13, 400, 20, 0.8, 0, 0, 0, 1, 5);
    assertReason(
        "the static brightness cannot be told",
        film.simulate().stack(),
        Films.wholeField(Mask.all(13, 13)));
  }

  @Test
  void aBulkOfFewerThanFiftyPixelsKeepsTheFitAndSaysWhy() {
    AnalysisParameters p = both.parameters();
    AnalysisParameters deep =
        new AnalysisParameters(p.registration(), p.sample(), p.maps(), false, 1, 6.5);
    assertReason("the speckle size could not be measured", SmallAnalysis.wire(), deep);
  }

  private static void assertReason(String reason, FrameStack stack, AnalysisParameters parameters) {
    StackAnalysis analysis = StackAnalyzer.analyze(stack, parameters, Progress.NONE);
    Summary summary = summary(analysis);
    String found = summary.reason("tau_likelihood_median_s");
    assertTrue(found.startsWith(reason), found);
    String note = "no likelihood maps: " + found + "; the curve fit stands alone";
    assertTrue(analysis.notes().contains(note), analysis.notes().toString());
    assertTrue(summary.get("tau_bulk_median_s") > 0);
    KEYS.stream()
        .filter(key -> !key.equals("beam_fluctuation") && !key.equals("jitter_px"))
        .forEach(key -> assertEquals(found, summary.reason(key), key));
    String page = StackReport.html(analysis, summary, Map.of());
    assertTrue(page.contains("not known: " + found.substring(0, 20)), found);
  }
}
