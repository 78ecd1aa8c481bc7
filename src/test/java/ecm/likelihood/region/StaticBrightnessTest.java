package ecm.likelihood.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.correlation.pooled.SmoothProfile;
import ecm.likelihood.RandomMaps;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Static brightness and its scatter on mean images of known truth. */
class StaticBrightnessTest {

  private static final int SIDE = 64;
  private static final double FWHM = 2.8;

  /** Pixels per speckle: sum of |mu|^2, pi fwhm^2 / (4 ln 2). */
  private static final double AREA = Math.PI * FWHM * FWHM / (4 * Math.log(2));

  private static final Mask ALL = Mask.all(SIDE, SIDE);
  private static final FloatMap NOWHERE = FloatMap.filled(SIDE, SIDE, Float.POSITIVE_INFINITY);

  /** A mean image: brightness times (1 + chance), the chance of a finite record of speckle. */
  private static FloatMap mean(IntToDoubleFunction brightness, double chance, long seed) {
    double[] z = RandomMaps.gaussian(SIDE, seed, RandomMaps.speckle(FWHM));
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (brightness.applyAsDouble(i) * (1 + chance * z[i]));
    }
    return new FloatMap(SIDE, SIDE, values);
  }

  private static double rms(FloatMap found, IntToDoubleFunction truth, Mask mask) {
    double sum = 0;
    for (int i : mask.indices()) {
      double ratio = found.values()[i] / truth.applyAsDouble(i) - 1;
      sum += ratio * ratio / mask.count();
    }
    return Math.sqrt(sum);
  }

  /** Twelve films: the mean of 460 speckles is good to 1 %, and no structure is seen in most. */
  @Test
  void aUniformFilmIsUniform() {
    int structured = 0;
    double square = 0;
    for (int seed = 0; seed < 12; seed++) {
      FloatMap found = StaticBrightness.of(mean(i -> 30, 0.25, seed), ALL, NOWHERE, AREA);
      double error = rms(found, i -> 30, ALL);
      square += error * error / 12;
      assertTrue(error < 0.06, "off by " + error);
      double first = found.values()[0];
      structured += Math.abs(found.values()[SIDE * SIDE / 2 + 20] / first - 1) > 1e-4 ? 1 : 0;
    }
    assertTrue(Math.sqrt(square) < 0.03, "rms " + Math.sqrt(square));
    assertTrue(structured <= 4, structured + " of 12 films with a structure");
  }

  /** From 20 to 40 across the field: 15 % rms about the mean before, a few after. */
  @Test
  void aGradientIsFollowed() {
    IntToDoubleFunction truth = i -> 20 + 20.0 * (i % SIDE) / (SIDE - 1);
    double uniform = rms(FloatMap.filled(SIDE, SIDE, 30), truth, ALL);
    assertTrue(uniform > 0.18);
    double square = 0;
    for (int seed = 0; seed < 4; seed++) {
      FloatMap found = StaticBrightness.of(mean(truth, 0.25, seed), ALL, NOWHERE, AREA);
      square += Math.pow(rms(found, truth, ALL), 2) / 4;
    }
    assertTrue(Math.sqrt(square) < 0.065, "rms " + Math.sqrt(square));
  }

  /** The chord of a cylinder, steep at the edge, by equal distance from it. */
  @Test
  void aWireHasTheProfileOfItsChord() {
    double radius = 20;
    IntToDoubleFunction across = i -> (i % SIDE) + 0.5 - SIDE / 2.0;
    IntToDoubleFunction truth =
        i -> 30 * Math.sqrt(Math.max(0, 1 - Math.pow(across.applyAsDouble(i) / radius, 2)));
    Mask wire = Mask.of(SIDE, SIDE, i -> Math.abs(across.applyAsDouble(i)) < radius);
    float[] distance = new float[SIDE * SIDE];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = (float) Math.max(0, radius - Math.abs(across.applyAsDouble(i)));
    }
    FloatMap edge = new FloatMap(SIDE, SIDE, distance);
    for (int seed = 0; seed < 4; seed++) {
      FloatMap found = StaticBrightness.of(mean(truth, 0.25, seed), wire, edge, AREA);
      Mask core = Mask.of(SIDE, SIDE, i -> distance[i] > 3);
      Mask skin = Mask.of(SIDE, SIDE, i -> wire.contains(i) && distance[i] < 3);
      assertTrue(rms(found, truth, core) < 0.08, "core " + rms(found, truth, core));
      assertTrue(rms(found, truth, skin) < 0.10, "skin " + rms(found, truth, skin));
      assertTrue(Float.isNaN(found.values()[0]), "outside the wire");
    }
  }

  /** A pixel without a mean has no ratio, but still a brightness. */
  @Test
  void holesInTheMeanAreBridged() {
    IntToDoubleFunction truth = i -> 20 + 20.0 * (i % SIDE) / (SIDE - 1);
    FloatMap mean = mean(truth, 0.1, 3);
    for (int i = 0; i < 400; i++) {
      mean.values()[7 * i] = Float.NaN;
    }
    FloatMap found = StaticBrightness.of(mean, ALL, NOWHERE, AREA);
    assertTrue(rms(found, truth, Mask.of(SIDE, SIDE, i -> !Float.isNaN(found.values()[i]))) < 0.05);
    assertTrue(found.values()[1] > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 2, 5})
  void blurIsTheWeightedMean(double sd) {
    int width = 17;
    int height = 11;
    Random random = new Random(4);
    double[] values = new double[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
    }
    double[] found = SmoothProfile.of(values, width, sd);
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      double weights = 0;
      for (int j = 0; j < values.length; j++) {
        double dx = i % width - j % width;
        double dy = i / width - j / width;
        double weight = Math.exp(-0.5 * (dx * dx + dy * dy) / (sd * sd));
        sum += Double.isNaN(values[j]) ? 0 : weight * values[j];
        weights += Double.isNaN(values[j]) ? 0 : weight;
      }
      // beyond 4 sd lies less than a thousandth of the weight
      if (!Double.isNaN(values[i])) {
        assertEquals(sum / weights, found[i], 4e-3);
      }
    }
  }

  private static FloatMap columns(float scale) {
    float[] distance = new float[SIDE * SIDE];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = scale * (i % SIDE);
    }
    return new FloatMap(SIDE, SIDE, distance);
  }

  /** Values that are linear in the distance are found at every distance, weighted or not. */
  @Test
  void meansByDistanceFollowALine() {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = 3 + 0.5 * (i % SIDE);
    }
    values[5] = Double.NaN;
    DistanceMeans means = DistanceMeans.of(ALL, columns(1), values, i -> 1 + i % 3);
    for (double d = 0; d < 42; d += 0.3) {
      assertEquals(3 + 0.5 * d, means.at(d), 1e-9, "distance " + d);
    }
    assertEquals(means.at(63), means.at(9999), "beyond the last bin");
    assertEquals(means.at(0), means.at(-1));
  }

  @Test
  void weightsCount() {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / SIDE % 2;
    }
    DistanceMeans means = DistanceMeans.of(ALL, columns(1), values, i -> i / SIDE % 2 == 0 ? 1 : 3);
    assertEquals(0.75, means.at(20), 1e-12);
    DistanceMeans all = DistanceMeans.of(ALL, NOWHERE, values, i -> 1);
    assertEquals(0.5, all.at(Double.POSITIVE_INFINITY), 1e-12);
    assertEquals(0.5, all.at(0), 1e-12);
    java.util.Arrays.fill(values, Double.NaN);
    assertTrue(Double.isNaN(DistanceMeans.of(ALL, columns(1), values, i -> 1).at(3)));
  }

  /** A mask of 20 pixels is one bin; the mean of all. */
  @Test
  void fewPixelsAreOneBin() {
    Mask few = Mask.of(SIDE, SIDE, i -> i < 20);
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < 20; i++) {
      values[i] = i;
    }
    DistanceMeans means = DistanceMeans.of(few, columns(1), values, i -> 1);
    assertEquals(9.5, means.at(0), 1e-12);
    assertEquals(9.5, means.at(19), 1e-12);
  }

  private static double brightnessSd(double spread, double chance, double counted, long seed) {
    Random random = new Random(seed + 100);
    FloatMap mean = mean(i -> 30 * Math.exp(spread * random.nextGaussian()), chance, seed);
    for (int i = 0; i < SIDE * SIDE; i++) {
      mean.values()[i] += 30 * counted * random.nextGaussian();
    }
    FloatMap smooth = FloatMap.filled(SIDE, SIDE, 30);
    LikelihoodRegion region =
        new LikelihoodRegion(
            ALL, ALL, mean, smooth, NOWHERE, new Speckle(FWHM, AREA), ShellMap.none(ALL));
    double byChance = chance * chance + counted * counted;
    double speckles = SIDE * SIDE / AREA;
    return region.scatter().brightnessSd(byChance, counted * counted, speckles);
  }

  /** White scatter of 10 % under speckle of 20 % and counting noise of 2 %. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.2, 0.02, 0.015", "0.1, 0.1, 0, 0.008", "0.2, 0.25, 0.05, 0.03"})
  void scatterFromPixelToPixelIsFound(double spread, double chance, double counted, double error) {
    for (int seed = 0; seed < 5; seed++) {
      double found = brightnessSd(spread, chance, counted, seed);
      assertEquals(spread, found, error, "seed " + seed);
    }
  }

  @Test
  void speckleAloneIsNoScatter() {
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(0, brightnessSd(0, 0.25, 0.02, seed), "seed " + seed);
    }
  }

  /** Hot pixels, beyond 4 robust standard deviations, do not make up a scatter of all. */
  @Test
  void outliersAreCutOff() {
    FloatMap mean = mean(i -> i % 331 == 40 ? 90 : 30, 0.2, 2);
    LikelihoodRegion region =
        new LikelihoodRegion(
            ALL,
            ALL,
            mean,
            FloatMap.filled(SIDE, SIDE, 30),
            NOWHERE,
            new Speckle(FWHM, AREA),
            ShellMap.none(ALL));
    double speckles = SIDE * SIDE / AREA;
    double found = region.scatter().brightnessSd(0.04, 0, speckles);
    // twelve pixels of twice the brightness too much: 0.11 if they all counted
    assertTrue(found < 0.06, "scatter " + found);
  }

  @Test
  void refusesASampleOfTooFewSpeckles() {
    Mask small = Mask.of(SIDE, SIDE, i -> i < 200);
    FloatMap mean = FloatMap.filled(SIDE, SIDE, 30);
    InvalidInput few =
        assertThrows(
            InvalidInput.class,
            () -> LikelihoodRegion.of(small, mean, NOWHERE, new Speckle(4, 18)));
    assertEquals(
        "the static brightness cannot be told: the sample holds 11 speckles, at least 20 are"
            + " needed",
        few.getMessage());
    Speckle unknown = new Speckle(Double.NaN, Double.NaN);
    InvalidInput none =
        assertThrows(InvalidInput.class, () -> LikelihoodRegion.of(ALL, mean, NOWHERE, unknown));
    assertEquals("the speckle size could not be measured", none.getMessage());
  }
}
