package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Warning;
import ecm.defects.Repair;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A drifting wire with a static spot through a camera with faults gives what it gives through a
 * sound one.
 */
class DefectiveRecordTest {

  private static FrameStack wire;
  private static StackAnalysis clean;

  @BeforeAll
  static void analyse() {
    wire =
        Simulation.of(
                SimulationParameters.defaults()
                    .withSize(64, 40)
                    .withFrames(400)
                    .withTau(1)
                    .withRadius(6)
                    .withSeed(3),
                Progress.NONE)
            .stack();
    clean = StackAnalyzer.analyze(wire, Wires.quickAnalysis(), Progress.NONE);
  }

  /** Changes the pixels of a frame. */
  private interface Fault {
    void in(float[] plane, int frame, SplittableRandom random);
  }

  private static FrameStack faulty(Fault fault) {
    SplittableRandom random = new SplittableRandom(11);
    Object[] planes = new Object[wire.frames()];
    for (int t = 0; t < planes.length; t++) {
      float[] plane = wire.frame(t);
      fault.in(plane, t, random);
      planes[t] = plane;
    }
    return new ArrayFrameStack(
        wire.width(), wire.height(), planes, SampleType.FLOAT32, wire.info());
  }

  private static Set<Warning.Kind> kinds(StackAnalysis analysis) {
    return analysis.warnings().stream().map(Warning::kind).collect(Collectors.toSet());
  }

  /** What the sound record is told already (so small a field has ambiguous matches), and more. */
  private static Set<Warning.Kind> asClean(Warning.Kind... more) {
    Set<Warning.Kind> all = kinds(clean);
    all.addAll(List.of(more));
    return all;
  }

  private static StackAnalysis assertAsClean(Fault fault, Warning.Kind... kinds) {
    StackAnalysis found =
        StackAnalyzer.analyze(faulty(fault), Wires.quickAnalysis(), Progress.NONE);
    assertEquals(asClean(kinds), kinds(found));
    Drift truth = clean.registration().orElseThrow().drift();
    Drift drift = found.registration().orElseThrow().drift();
    int other = 0;
    for (int t = 1; t < wire.frames(); t++) {
      if (found.stack().coverage().isValid(t)) {
        int dx = truth.wholeDx()[t] - truth.wholeDx()[1] - drift.wholeDx()[t] + drift.wholeDx()[1];
        int dy = truth.wholeDy()[t] - truth.wholeDy()[1] - drift.wholeDy()[t] + drift.wholeDy()[1];
        assertTrue(Math.abs(dx) <= 1 && Math.abs(dy) <= 1, "frame " + t);
        other += dx != 0 || dy != 0 ? 1 : 0;
      }
    }
    // a drift of half a pixel is rounded to either side
    assertTrue(other <= 0.02 * wire.frames(), other + " frames are shifted otherwise");
    double expected = clean.bulkCurve().tau();
    assertEquals(expected, found.bulkCurve().tau(), 0.03 * expected);
    assertEquals(clean.bulkCurve().contrast(), found.bulkCurve().contrast(), 0.04);
    double surface = clean.surfaceCurve().orElseThrow().tau();
    assertEquals(surface, found.surfaceCurve().orElseThrow().tau(), 0.1 * surface);
    return found;
  }

  @Test
  void aSoundCameraHasNothingToRepair() {
    assertTrue(clean.defects().isClean());
    StackAnalysis taken =
        StackAnalyzer.analyze(wire, Wires.quickAnalysis().withRepair(false), Progress.NONE);
    assertArrayEquals(clean.maps().tau().values(), taken.maps().tau().values());
    assertEquals(clean.warnings(), taken.warnings());
    assertSame(wire, Repair.recorded(wire, clean.defects()));
  }

  @Test
  void oneSpikePerFrame() {
    StackAnalysis found =
        assertAsClean(
            (plane, t, random) -> {
              int at = random.nextInt(plane.length - 65);
              float height = 100 + 900 * (float) random.nextDouble();
              plane[at] += height;
              plane[at + 1] += height / 2;
            },
            Warning.Kind.SPIKES);
    assertTrue(found.defects().spikes().count() > 600, found.defects().spikes().count() + "");
    int valid = found.stack().coverage().validCount();
    assertTrue(valid >= 0.99 * wire.frames(), valid + " frames stay");
  }

  @Test
  void threeStuckPixels() {
    StackAnalysis found =
        assertAsClean(
            (plane, t, random) -> {
              for (int at : new int[] {10 * 64 + 30, 20 * 64 + 33, 31 * 64 + 27}) {
                plane[at] = 60;
              }
            },
            Warning.Kind.INVALID_PIXELS);
    assertEquals(3, found.defects().fixedCount());
  }

  /** They are left out as if the user had named them, bit for bit. */
  @Test
  void repeatedAndDimmedFrames() {
    boolean[] odd = new boolean[wire.frames()];
    float[][] last = new float[1][];
    FrameStack faulty =
        faulty(
            (plane, t, random) -> {
              if (t % 8 == 5) {
                System.arraycopy(last[0], 0, plane, 0, plane.length);
              }
              last[0] = plane.clone();
              boolean dim = t >= 200 && t < 203 || t == 0;
              for (int i = 0; i < plane.length && dim; i++) {
                plane[i] *= 0.5f;
              }
              odd[t] = dim || t % 8 == 5;
            });
    StackAnalysis found = StackAnalyzer.analyze(faulty, Wires.quickAnalysis(), Progress.NONE);
    assertEquals(asClean(Warning.Kind.REPEATED_FRAMES, Warning.Kind.DIMMED_FRAMES), kinds(found));
    assertEquals(50, found.defects().repeatedCount());
    assertEquals(4, found.defects().dimmedCount());
    StackAnalysis expected =
        StackAnalyzer.analyze(
            SelectedFrames.without(wire, odd), Wires.quickAnalysis(), Progress.NONE);
    assertArrayEquals(
        expected.registration().orElseThrow().drift().dx(),
        found.registration().orElseThrow().drift().dx());
    assertArrayEquals(expected.maps().tau().values(), found.maps().tau().values());
    assertEquals(expected.bulkCurve().tau(), found.bulkCurve().tau());
  }
}
