package ecm.registration.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Warning;
import ecm.registration.RegistrationParameters;
import ecm.registration.estimator.Measurement;
import ecm.registration.frame.Blur;
import ecm.registration.frame.FrameStatistics;
import ecm.registration.frame.Peak;
import ecm.registration.joint.Guidance;
import ecm.registration.match.BadFrames;
import ecm.registration.template.Guide;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.KnownTemplate;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.Drift;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sentences a drift is worth, and how frames are numbered in them. */
class DriftWarningsTest {

  private static final int SIDE = 24;
  private static final int FRAMES = 20;
  private static final Deformation RIGID = new Deformation(0, List.of());

  private final Match[] matches = new Match[FRAMES];
  private final Peak[] peaks = new Peak[FRAMES];
  private final String[] reasons = new String[FRAMES];
  private final double[] dx = new double[FRAMES];
  private final double[] dy = new double[FRAMES];
  private float[] mean = new float[SIDE * SIDE];

  private List<String> warnings() {
    boolean[] bad = new boolean[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      bad[t] = reasons[t] != null;
      matches[t] = new Match(dx[t], dy[t], 1, 0, .9);
    }
    Template template = KnownTemplate.of(SIDE, SIDE, mean, mean.clone());
    Measurement measured =
        new Measurement(
            matches,
            peaks,
            new FrameStatistics[FRAMES],
            new double[FRAMES],
            null,
            template,
            null,
            new Guidance(.1, .1));
    return DriftWarnings.of(measured, new Drift(dx, dy, new double[FRAMES], bad), RIGID, reasons)
        .stream()
        .map(Warning::text)
        .toList();
  }

  private void texture() {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = i % 7;
    }
  }

  @Test
  void aQuietDriftIsWorthNone() {
    texture();
    peaks[3] = new Peak(0, 0, .9, false);
    dx[4] = 2;
    assertEquals(List.of(), warnings());
  }

  @Test
  void framesLeftOutAreNamedWithTheirReasonsUnlessTheyWereInvalidBefore() {
    texture();
    reasons[0] = BadFrames.INVALID;
    reasons[4] = "blank";
    assertEquals(List.of("1 bad frame left out, drift interpolated: 5 (blank)"), warnings());
    reasons[6] = "saturated";
    assertEquals(
        List.of("2 bad frames left out, drift interpolated: 5 (blank), 7 (saturated)"), warnings());
  }

  @Test
  void jumpsAreMeasuredFromTheLastGoodFrame() {
    texture();
    Arrays.fill(dx, 8, FRAMES, 1.5);
    Arrays.fill(dy, 8, FRAMES, -2);
    dx[5] = 90;
    reasons[5] = "jumped";
    assertEquals(
        List.of(
            "1 bad frame left out, drift interpolated: 6 (jumped)",
            "jumps of more than 2 px before frames 9 (2.5 px)"),
        warnings());
  }

  @ParameterizedTest
  @CsvSource({"12, ''", "13, ' and 1 more'", "15, ' and 3 more'"})
  void twelveAmbiguousFramesAreListed(int ambiguous, String more) {
    texture();
    for (int t = 0; t < ambiguous; t++) {
      peaks[t] = new Peak(0, 0, .95, false);
    }
    assertEquals(
        List.of(
            "ambiguous match (second peak above 0.9 of the first) in "
                + ambiguous
                + " frames: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
                + more),
        warnings());
  }

  /** The spot lies at (5, 17) of 24 x 24 px: a move by more than 5, or 6 downwards, is too far. */
  @ParameterizedTest
  @CsvSource({
    "-5, 0, 0",
    "-5.1, 0, 1",
    "18, 0, 0",
    "18.1, 0, 1",
    "0, 6, 0",
    "0, 6.1, 1",
    "0, -17, 0",
    "0, -17.1, 1"
  })
  void theSpotLeavesTheField(double x, double y, int leaves) {
    mean[17 * SIDE + 5] = 1000;
    dx[7] = x;
    dy[7] = y;
    dx[9] = x;
    dy[9] = y;
    List<String> said = warnings().stream().filter(s -> s.startsWith("the bright spot")).toList();
    assertEquals(
        leaves == 0
            ? List.of()
            : List.of("the bright spot leaves the field in 2 frames, first in frame 8"),
        said);
  }

  @Test
  void aFieldWithoutASpotHasNoneThatLeaves() {
    texture();
    Arrays.fill(dx, 8, FRAMES, 30);
    assertEquals(List.of("jumps of more than 2 px before frames 9 (30.0 px)"), warnings());
  }

  /** 1 inside, softened by 2 px; times the window of the filter; 0 where nothing is known. */
  @Test
  void guidesLookWhereTheyAreTold() {
    RegistrationParameters whole = RegistrationParameters.defaults();
    for (float weight : GuideWeights.region(SIDE, SIDE, whole.guiding())) {
      assertEquals(1, weight);
    }
    Mask roi = Mask.of(SIDE, SIDE, i -> i % SIDE < 12);
    float[] mark = new float[SIDE * SIDE];
    for (int i : roi.indices()) {
      mark[i] = 1;
    }
    assertArrayEquals(
        Blur.gaussian(mark, SIDE, SIDE, 2),
        GuideWeights.region(SIDE, SIDE, whole.withGuide(Guide.ROI, roi).guiding()),
        1e-7f);
    for (float weight :
        GuideWeights.region(SIDE, SIDE, whole.withGuide(Guide.AUTO, roi).guiding())) {
      assertEquals(1, weight);
    }
    float[] scatter = new float[mean.length];
    Arrays.fill(scatter, 4);
    Template template = KnownTemplate.of(SIDE, SIDE, mean, scatter);
    template.known()[3] = false;
    float[] weight = GuideWeights.of(template, null, whole.guiding());
    assertEquals(.25, weight[0], 1e-7);
    assertEquals(0, weight[3]);
  }
}
