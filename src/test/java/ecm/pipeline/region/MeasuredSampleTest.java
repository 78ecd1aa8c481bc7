package ecm.pipeline.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A wire of 12 px = 6 nm across, at rest, in 40 px of vacuum. */
class MeasuredSampleTest {

  private static FrameStack wire;

  @BeforeAll
  static void simulate() {
    wire =
        Simulation.of(
                SimulationParameters.defaults()
                    .withSize(40, 40)
                    .withFrames(60)
                    .withSampling(0.1, 0.5)
                    .withSpeckle(1)
                    .withTau(1)
                    .withRadius(3)
                    .withSpot(0)
                    .withDrift(0),
                Progress.NONE)
            .stack();
  }

  private static MeasuredSample of(double surface, double bulk) {
    return MeasuredSample.of(
        wire, SampleChoice.defaults(), new MeasuredSample.Depths(surface, bulk), Progress.NONE);
  }

  @Test
  void aBulkThatIsThereHasNoNote() {
    MeasuredSample found = of(0.5, 2);
    assertEquals(List.of(), found.notes());
    for (int i : found.layers().bulk().indices()) {
      assertTrue(found.distance().values()[i] * 0.5 > 2);
    }
    assertEquals(found.layers().bulk().count() / found.speckle().area(), found.speckles());
  }

  /** Deeper than half of R, as if the bulk began at the edge. */
  @Test
  void theBulkOfAThinSampleIsItsInnerHalf() {
    MeasuredSample found = of(0.5, 5);
    Mask bulk = found.layers().bulk();
    assertEquals(
        List.of("no pixel is deeper than 5 nm: " + bulk.count() + " pixels are taken as the bulk"),
        found.notes());
    double half = found.layers().radius() / 2;
    for (int i : found.mask().indices()) {
      assertEquals(found.distance().values()[i] * 0.5 > half, bulk.contains(i));
    }
    assertTrue(bulk.count() > 0 && bulk.count() < found.mask().count());
    assertArrayEquals(of(0.5, 0).layers().bulk().inside(), bulk.inside());
  }

  /** A selection along the edge has no pixel of the inner half. */
  @Test
  void whereNoPixelIsDeepAllAreBulk() {
    Mask edge = of(1, 0).layers().surface();
    SampleChoice choice =
        new SampleChoice(MaskParameters.defaults(), Optional.empty(), Optional.of(edge));
    MeasuredSample found =
        MeasuredSample.of(wire, choice, MeasuredSample.Depths.USUAL, Progress.NONE);
    assertArrayEquals(found.mask().inside(), found.layers().bulk().inside());
    assertEquals("whole mask: no pixel lies deep enough", found.layers().bulkDefinition());
    assertTrue(found.notes().get(found.notes().size() - 1).startsWith("no pixel is deeper than"));
  }

  @Test
  void undividedItIsAllBulk() {
    MeasuredSample found = MeasuredSample.undivided(wire, SampleChoice.defaults(), Progress.NONE);
    assertArrayEquals(of(1, 0).mask().inside(), found.layers().bulk().inside());
    assertEquals(0, found.layers().surface().count());
    assertTrue(found.vacuum() >= 0 && found.region().hasEdge());
  }
}
