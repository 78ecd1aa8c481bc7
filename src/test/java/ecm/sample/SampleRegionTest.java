package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.sample.Scene.Place;
import ecm.stack.Coverage;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRegionTest {

  /** Radius 20 nm at 0.25 nm per pixel. */
  private static final double RADIUS = 80;

  private static final ToDoubleFunction<Place> WIRE = Scene.cylinder(100, 60, RADIUS, 0);

  /** Mean width of the outline along the rows [px]. */
  private static double width(Mask outline) {
    return (double) outline.count() / outline.height();
  }

  @ParameterizedTest
  @CsvSource({"0.5,2.68", "0.3,0.92", "0.2,0.40", "0.15,0.23", "0.1,0.10", "0.05,0.03"})
  void aThresholdInsetsTheEdgeOfACylinderAsGeometrySays(double q, double insetNm) {
    SampleRegion region = new Scene(200, 120, 1).sample(10, WIRE, 0).found(q);
    double inset = RADIUS - width(region.outline()) / 2;
    assertEquals(insetNm / 0.25, inset, 1);
    assertEquals(10, region.plateau(), 0.15);
    assertTrue(region.hasEdge());
    assertEquals(List.of(), region.notes());
  }

  @ParameterizedTest
  @CsvSource({"0.5,2.68", "0.3,0.92", "0.1,0.10"})
  void speckleAndOffsetMoveTheEdgeByLessThanAPixel(double q, double insetNm) {
    for (long seed = 1; seed <= 3; seed++) {
      SampleRegion region =
          new Scene(200, 240, seed)
              .sample(10, WIRE, 20)
              .constant(p -> 32768 + 3)
              .noise(0.05)
              .found(q);
      assertEquals(insetNm / 0.25, RADIUS - width(region.outline()) / 2, 1);
      assertEquals(32771, region.background(), 0.1);
      assertEquals(32781, region.plateau(), 0.6);
      assertEquals(0, Shapes.withoutHoles(region.outline(), 0).minus(region.outline()).count());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-60, -30, 15, 45, 90})
  void aTiltedWireIsFoundWhole(double degrees) {
    ToDoubleFunction<Place> wire = Scene.cylinder(90, 90, 40, degrees);
    SampleRegion region =
        new Scene(180, 180, 5).sample(10, wire, 20).constant(p -> 2).noise(0.02).found(0.1);
    Mask truth = Mask.of(180, 180, i -> wire.applyAsDouble(new Place(i % 180, i / 180)) > 0);
    int different = region.outline().minus(truth).count() + truth.minus(region.outline()).count();
    assertTrue(different < 0.02 * truth.count(), different + " of " + truth.count());
  }

  @Test
  void aSlabIsFoundToThePixel() {
    Mask truth = Mask.of(150, 100, new Rect(30, 0, 61, 100));
    SampleRegion region =
        new Scene(150, 100, 7)
            .sample(20, p -> p.x() >= 30 && p.x() <= 90 ? 1 : 0, 20)
            .constant(p -> 5)
            .noise(0.1)
            .found(0.5);
    int different = region.outline().minus(truth).count() + truth.minus(region.outline()).count();
    assertTrue(different <= 30, "" + different);
    assertEquals(25, region.plateau(), 1);
    assertEquals(5, region.background(), 0.05);
  }

  @Test
  void vacuumOnOneSideOnlyIsEnough() {
    SampleRegion region =
        new Scene(120, 120, 8)
            .sample(10, Scene.cylinder(0, 0, 108, 0), 20)
            .constant(p -> 100)
            .noise(0.05)
            .found(0.1);
    assertTrue(region.hasEdge());
    assertEquals(108, width(region.outline()), 1.5);
    assertEquals(100, region.background(), 0.1);
  }

  @ParameterizedTest
  @CsvSource({"20,0", "5,0", "20,32768", "100,50", "3,0", "200,7"})
  void aFilmIsNotCutIntoPieces(int patterns, double offset) {
    for (long seed = 1; seed <= 4; seed++) {
      SampleRegion region =
          new Scene(96, 96, seed)
              .sample(4, p -> 1, patterns)
              .constant(p -> offset)
              .noise(0.03)
              .found(0.1);
      assertFalse(region.hasEdge());
      assertEquals(96 * 96, region.mask().count());
      assertEquals(0, region.background());
      assertEquals(1, region.notes().size());
      assertTrue(region.notes().get(0).startsWith("no vacuum found"), region.notes().get(0));
    }
  }

  @ParameterizedTest
  @CsvSource({"20,0.5", "100,0.5", "200,0.5", "0,0.5", "20,0.2", "200,0.2"})
  void aWedgeOfFilmHasNoVacuum(int patterns, double thin) {
    ToDoubleFunction<Place> wedge = p -> thin + (1 - thin) * p.x() / 95;
    assertFalse(new Scene(96, 96, 3).sample(10, wedge, patterns).found(0.1).hasEdge());
  }

  @Test
  void aFilmWithABrightSpotLosesTheSpotOnly() {
    Scene scene = new Scene(96, 96, 4).sample(4, p -> 1, 20).noise(0.03);
    SampleRegion region =
        scene.constant(p -> Math.hypot(p.x() - 30, p.y() - 50) < 6 ? 20 : 0).found(0.1);
    assertFalse(region.hasEdge());
    assertEquals(96 * 96, region.outline().count());
    assertEquals(4, region.plateau(), 0.1);
    for (int i = 0; i < 96 * 96; i++) {
      double r = Math.hypot(i % 96 - 30, i / 96 - 50);
      assertTrue(r > 11 ? region.mask().contains(i) : r > 8.3 || !region.mask().contains(i));
    }
  }

  @Test
  void aSpotOnTheWireIsLeftOutOfTheMaskAndStaysInTheOutline() {
    SampleRegion region =
        new Scene(120, 64, 4)
            .sample(10, Scene.cylinder(60, 0, 40, 0), 20)
            .constant(p -> 3)
            .constant(p -> 60 * Math.exp(-Math.pow(Math.hypot(p.x() - 60, p.y() - 30) / 4, 2)))
            .noise(0.02)
            .found(0.1);
    int lost = region.outline().count() - region.mask().count();
    assertTrue(lost > Math.PI * 8 * 8 && lost < Math.PI * 14 * 14, "" + lost);
    assertFalse(region.mask().contains(60, 30));
    assertEquals(13, region.plateau(), 0.6);
    assertEquals(
        List.of(String.format("static bright spot of %d px left out", lost)), region.notes());
  }

  @Test
  void theLargestOfThreeRegionsIsTakenAndTheOthersAreNamed() {
    ToDoubleFunction<Place> three =
        p -> p.x() < 60 && p.x() >= 10 ? 1 : p.x() >= 90 && p.x() < 110 || p.x() >= 130 ? 1 : 0;
    SampleRegion region = new Scene(150, 50, 2).sample(10, three, 0).noise(0.01).found(0.1);
    assertArrayEquals(
        Mask.of(150, 50, new Rect(10, 0, 50, 50)).inside(), region.outline().inside());
    assertEquals(List.of("2 other regions of 1000, 1000 px left out"), region.notes());
  }

  @Test
  void aHoleInTheWireIsFilled() {
    ToDoubleFunction<Place> wire =
        p -> Math.hypot(p.x() - 60, p.y() - 30) < 6 ? 0 : p.x() >= 30 && p.x() < 90 ? 1 : 0;
    SampleRegion region = new Scene(120, 60, 2).sample(10, wire, 20).noise(0.02).found(0.1);
    assertTrue(region.outline().contains(60, 30));
    assertTrue(region.mask().contains(60, 30));
  }

  @Test
  void aNoisyVacuumRaisesTheThreshold() {
    SampleRegion region =
        new Scene(200, 120, 9).sample(10, WIRE, 0).constant(p -> 2).noise(0.4).found(0.1);
    double q = 5 * 0.4 / 10;
    double inset = RADIUS * (1 - Math.sqrt(1 - q * q));
    assertEquals(inset, RADIUS - width(region.outline()) / 2, 1);
  }

  @Test
  void pixelsThatDriftUncoversAreDroppedButNoSurface() {
    Scene scene = new Scene(120, 80, 6).sample(10, Scene.cylinder(60, 0, 40, 10), 20).noise(0.05);
    int frames = 100;
    boolean[] valid = new boolean[frames];
    Rect[] covered = new Rect[frames];
    for (int t = 0; t < frames; t++) {
      valid[t] = true;
      covered[t] = new Rect(0, t / 5, 120, 80);
    }
    float[] mean = scene.moments().mean().values();
    for (int x = 0; x < 120; x++) {
      mean[x] = Float.NaN;
    }
    Moments moments =
        new Moments(
            new ecm.stack.FloatMap(120, 80, mean), scene.moments().sd(), new double[frames]);
    SampleRegion region =
        SampleRegion.find(moments, new Coverage(valid, covered), MaskParameters.defaults());
    for (int x = 0; x < 120; x++) {
      assertFalse(region.mask().contains(x, 14));
      assertEquals(region.outline().contains(x, 15), region.mask().contains(x, 15));
    }
    assertTrue(region.outline().contains(60, 0));
    assertEquals(80 / Math.cos(Math.toRadians(10)), width(region.outline()), 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7.5, -3})
  void aConstantStackIsRefused(double value) {
    Scene scene = new Scene(20, 20, 1).constant(p -> value);
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> scene.found(0.1));
    assertTrue(
        refusal.getMessage().startsWith("every pixel has the same mean, " + value),
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void anImpossibleThresholdIsRefused(double q) {
    assertThrows(InvalidInput.class, () -> new MaskParameters(q));
  }

  @Test
  void aStackWithoutValidFramesIsRefused() {
    Scene scene = new Scene(20, 20, 1).noise(1);
    Coverage none = scene.coverage().without(new boolean[] {true});
    assertThrows(
        InvalidInput.class,
        () -> SampleRegion.find(scene.moments(), none, MaskParameters.defaults()));
  }

  @Test
  void aGivenMaskIsTheOutlineWithItsHolesFilled() {
    Scene scene =
        new Scene(120, 60, 2)
            .sample(10, p -> p.x() >= 20 && p.x() < 90 ? 1 : 0, 20)
            .constant(p -> 4)
            .noise(0.02);
    Mask ring =
        Mask.of(120, 60, new Rect(30, 10, 40, 40)).minus(Mask.of(120, 60, new Rect(45, 25, 5, 5)));
    SampleRegion region = SampleRegion.given(ring, scene.moments(), scene.coverage());
    assertEquals(40 * 40, region.outline().count());
    assertEquals(40 * 40 - 25, region.mask().count());
    assertTrue(region.hasEdge());
    assertEquals(4, region.background(), 0.05);
    assertEquals(14, region.plateau(), 1.5);
    assertFalse(SampleRegion.given(Mask.all(120, 60), scene.moments(), scene.coverage()).hasEdge());
  }

  @Test
  void aRegionOfInterestRestrictsTheMaskOnly() {
    SampleRegion whole = new Scene(200, 120, 1).sample(10, WIRE, 0).found(0.1);
    SampleRegion part = whole.restrictedTo(Mask.of(200, 120, new Rect(90, 30, 200, 20)));
    assertEquals(whole.outline(), part.outline());
    assertEquals(20 * 90, part.mask().count(), 60);
    assertThrows(
        InvalidInput.class, () -> whole.restrictedTo(Mask.of(200, 120, new Rect(0, 0, 5, 5))));
    assertThrows(InvalidInput.class, () -> whole.restrictedTo(Mask.all(10, 10)));
  }
}
