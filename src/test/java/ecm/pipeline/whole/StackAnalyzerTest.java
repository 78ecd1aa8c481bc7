package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.region.SampleChoice;
import ecm.report.StackSummary;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackAnalyzerTest {

  private static FrameStack wire;
  private static StackAnalysis analysis;

  @BeforeAll
  static void analyze() {
    wire = Wires.small();
    analysis =
        Parallelization.runSingleThreaded(
            () -> StackAnalyzer.analyze(wire, Wires.analysis(), Progress.NONE));
  }

  private static String json(StackAnalysis of) {
    return StackSummary.of(of, Map.of(), "test").toJson();
  }

  private static void assertSame(StackAnalysis other) {
    assertEquals(json(analysis), json(other));
    assertArrayEquals(analysis.maps().tau().values(), other.maps().tau().values());
    assertArrayEquals(
        analysis.maps().tauCorrected().values(), other.maps().tauCorrected().values());
    assertArrayEquals(analysis.maps().tauSd().values(), other.maps().tauSd().values());
    assertArrayEquals(analysis.maps().flags(), other.maps().flags());
    assertArrayEquals(
        analysis.registration().orElseThrow().drift().dx(),
        other.registration().orElseThrow().drift().dx());
    assertArrayEquals(analysis.bulkCurve().curve().g2(), other.bulkCurve().curve().g2());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void theNumberOfThreadsChangesNothing(int threads) {
    assertSame(
        Parallelization.runWithNumThreads(
            threads, () -> StackAnalyzer.analyze(wire, Wires.analysis(), Progress.NONE)));
  }

  @Test
  void aStackOnDiskGivesWhatItGivesInMemory() {
    assertSame(StackAnalyzer.analyze(Wires.virtual(wire), Wires.analysis(), Progress.NONE));
  }

  @Tag("slow")
  @Test
  void cancellingStopsEveryStage() {
    Set<String> stages = new LinkedHashSet<>();
    StackAnalyzer.analyze(wire, Wires.analysis(), new CancelAt("", stages));
    stages.remove("done");
    assertTrue(stages.size() >= 5, stages.toString());
    for (String stage : stages) {
      CancelAt progress = new CancelAt(stage, new LinkedHashSet<>());
      assertThrows(
          Cancelled.class,
          () -> StackAnalyzer.analyze(wire, Wires.analysis(), progress),
          "in stage " + stage);
      double late = (System.nanoTime() - progress.cancelled) / 1e6;
      assertTrue(late < 500, stage + " went on for " + late + " ms");
    }
  }

  @Test
  void progressRisesToItsEnd() {
    double[] last = {0};
    Progress rising =
        new Progress() {
          @Override
          public synchronized void update(long done, long total, String stage) {
            double fraction = (double) done / total;
            assertTrue(fraction <= 1, stage);
            last[0] = Math.max(last[0], fraction);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    StackAnalyzer.analyze(wire, Wires.analysis(), rising);
    assertEquals(1, last[0]);
  }

  @Test
  void aRecordTooShortForHalvesSaysSo() {
    FrameStack few = new SelectedFrames(wire, 0, 79, new boolean[79], wire.info());
    StackAnalysis of = StackAnalyzer.analyze(few, Wires.analysis(), Progress.NONE);
    assertTrue(of.halves().isEmpty());
    assertTrue(of.notes().stream().anyMatch(n -> n.contains("too short to be cut")));
  }

  @Test
  void aFilmThatNothingGuidesIsReported() {
    FrameStack film =
        Simulation.of(
                SimulationParameters.homogeneousFilm()
                    .withSize(48, 40)
                    .withFrames(200)
                    .withTau(0.2)
                    .withNoise(20, 0),
                Progress.NONE)
            .stack();
    AnalysisParameters d = Wires.analysis();
    SampleChoice everywhere =
        new SampleChoice(
            d.sample().automatic(), Optional.of(Mask.of(48, 40, i -> true)), Optional.empty());
    StackAnalysis of =
        StackAnalyzer.analyze(
            film,
            new AnalysisParameters(d.registration(), everywhere, d.maps(), false, 1, 2),
            Progress.NONE);
    assertTrue(
        of.notes().stream().anyMatch(n -> n.startsWith("nothing static guides the registration")),
        of.notes().toString());
  }

  @Test
  void missingSizesAreNamed() {
    FrameStack noPixel =
        new SelectedFrames(wire, 0, 400, new boolean[400], wire.info().withPixelSize(Double.NaN));
    InvalidInput error =
        assertThrows(
            InvalidInput.class,
            () -> StackAnalyzer.analyze(noPixel, Wires.analysis(), Progress.NONE));
    assertEquals(
        "the pixel size of simulated is not known; set pixelSize in nanometres",
        error.getMessage());
    FrameStack noTime =
        new SelectedFrames(
            wire, 0, 400, new boolean[400], wire.info().withFrameInterval(Double.NaN));
    error =
        assertThrows(
            InvalidInput.class,
            () -> StackAnalyzer.analyze(noTime, Wires.analysis(), Progress.NONE));
    assertEquals(
        "the frame interval of simulated is not known; set frameInterval in seconds",
        error.getMessage());
  }

  /** Is cancelled as soon as a stage is reported; remembers the stages. */
  private static final class CancelAt implements Progress {
    private final String stage;
    private final Set<String> stages;
    private volatile boolean isCancelled;
    private volatile long cancelled;

    CancelAt(String stage, Set<String> stages) {
      this.stage = stage;
      this.stages = stages;
    }

    @Override
    public synchronized void update(long done, long total, String at) {
      stages.add(at);
      if (at.equals(stage) && !isCancelled) {
        cancelled = System.nanoTime();
        isCancelled = true;
      }
    }

    @Override
    public boolean isCancelled() {
      return isCancelled;
    }
  }
}
