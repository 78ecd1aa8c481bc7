package ecm.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.SampleType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  private static final SimulationParameters SMALL =
      SimulationParameters.defaults()
          .withSize(45, 33)
          .withFrames(70)
          .withRadius(4)
          .withNoise(10, 1)
          .withDrift(0.3);

  @ParameterizedTest
  @EnumSource(Geometry.class)
  void bytesDoNotDependOnThreads(Geometry geometry) {
    SimulationParameters parameters = SMALL.withGeometry(geometry);
    long one = checksum(1, parameters);
    assertEquals(one, checksum(2, parameters));
    assertEquals(one, checksum(7, parameters));
    assertTrue(one != checksum(2, parameters.withSeed(2)));
  }

  private static long checksum(int threads, SimulationParameters parameters) {
    return Parallelization.runWithNumThreads(
        threads, () -> checksum(Simulation.of(parameters, Progress.NONE)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50_000, 400_000, 1_000_000})
  void bytesDoNotDependOnTiles(long tileBytes) {
    long expected = checksum(Simulation.of(SMALL, Progress.NONE));
    assertEquals(expected, checksum(new Simulator(SMALL, tileBytes).run(Progress.NONE)));
  }

  private static long checksum(Simulation simulation) {
    CRC32 crc = new CRC32();
    for (Object plane : simulation.planes()) {
      short[] values = (short[]) plane;
      ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
      bytes.asShortBuffer().put(values);
      crc.update(bytes);
    }
    return crc.getValue();
  }

  /** Counts scatter about the noise-free intensity of the same seed with variance = mean. */
  @Test
  void countsArePoissonAboutTheIntensity() {
    SimulationParameters film =
        SimulationParameters.homogeneousFilm().withSize(40, 40).withFrames(200);
    Simulation exact = Simulation.of(film, Progress.NONE);
    Simulation noisy = Simulation.of(film.withNoise(20, 0), Progress.NONE);
    double[] mean = new double[200];
    double[] variance = new double[200];
    for (int t = 0; t < 200; t++) {
      float[] truth = exact.stack().frame(t);
      float[] counts = noisy.stack().frame(t);
      for (int i = 0; i < truth.length; i++) {
        double excess = counts[i] - 20 * truth[i];
        mean[t] += excess / truth.length;
        variance[t] += (excess * excess - 20 * truth[i]) / truth.length;
      }
    }
    Estimate.of(mean).assertNear(0, 0.02, "mean excess");
    Estimate.of(variance).assertNear(0, 0.1, "variance - mean");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1})
  void contrastIsVarianceOverSquaredMean(double contrast) {
    double[] first = new double[300];
    double[] second = new double[300];
    SimulationParameters film =
        SimulationParameters.homogeneousFilm().withSize(64, 64).withFrames(300).withTau(0.01);
    Simulation simulation = Simulation.of(film.withContrast(contrast), Progress.NONE);
    for (int t = 0; t < 300; t++) {
      for (float v : simulation.stack().frame(t)) {
        first[t] += v / 4096.0;
        second[t] += (v - 1) * (v - 1) / 4096.0;
      }
    }
    Estimate.of(first).assertNear(1, 0.01, "mean");
    Estimate.of(second).assertNear(contrast, 0.05 * contrast, "contrast");
  }

  @Test
  void samplesAreOfTheTypeAskedForAndClipped() {
    SimulationParameters bright = SMALL.withFrames(10).withNoise(400, 0);
    Simulation bytes = Simulation.of(bright.withBitDepth(8), Progress.NONE);
    Simulation shorts = Simulation.of(bright.withBitDepth(16), Progress.NONE);
    Simulation floats = Simulation.of(bright.withBitDepth(32), Progress.NONE);
    Simulation full = Simulation.of(bright.withNoise(60000, 0), Progress.NONE);
    assertEquals(SampleType.UINT8, bytes.stack().sampleType());
    assertEquals(SampleType.UINT16, shorts.stack().sampleType());
    assertEquals(SampleType.FLOAT32, floats.stack().sampleType());
    assertInstanceOf(byte[].class, bytes.planes()[0]);
    float largest = 0;
    for (int t = 0; t < 10; t++) {
      float[] counts = floats.stack().frame(t);
      float[] clipped = bytes.stack().frame(t);
      for (int i = 0; i < counts.length; i++) {
        assertEquals(Math.min(255, counts[i]), clipped[i]);
      }
      assertEquals(-1, Arrays.mismatch(counts, shorts.stack().frame(t)));
      for (float v : full.stack().frame(t)) {
        largest = Math.max(largest, v);
      }
    }
    assertEquals(65535, largest);
    Simulation noiseFree = Simulation.of(bright.withNoise(0, 0).withBitDepth(8), Progress.NONE);
    assertInstanceOf(float[].class, noiseFree.planes()[0]);
    assertEquals(0.1, noiseFree.stack().frameInterval());
    assertEquals(0.25, noiseFree.stack().pixelSize());
  }

  static Stream<Arguments> invalid() {
    SimulationParameters p = SimulationParameters.defaults();
    return Stream.of(
        refused("beta is 2.1, but must be 0.1 to 2", () -> p.withBeta(2.1)),
        refused("beta is NaN, but must be 0.1 to 2", () -> p.withBeta(Double.NaN)),
        refused("contrast is 0, but must be above 0 and at most 1", () -> p.withContrast(0)),
        refused("frames is 1, but must be 2 to 1000000", () -> p.withFrames(1)),
        refused("width is 0, but must be 1 to 16384 pixels", () -> p.withSize(0, 5)),
        refused("sigma is -1, but must be 0 to 3", () -> p.withSigma(-1, 1)),
        refused("drift is 9, but must be 0 to 5 pixels per frame", () -> p.withDrift(9)),
        refused("bitDepth is 12, but must be 8, 16 or 32", () -> p.withBitDepth(12)),
        refused(
            "surfaceDepth is 11, but must be 0 to 10 nm, the radius", () -> p.withSurface(11, 2)),
        refused("speckle is 20, but must be 0 to 16 nm, 64 pixels", () -> p.withSpeckle(20)),
        refused(
            "xi is 40, but must be 0 to 32 nm, the longer side of the field",
            () -> p.withSigma(1, 40)),
        refused(
            "radius is 0.1, but must be 0.25 to 10000 nm, from one pixel",
            () -> p.withSurface(0, 1).withRadius(0.1)));
  }

  private static Arguments refused(String sentence, Supplier<SimulationParameters> made) {
    return Arguments.of(sentence, made);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatCannotBeSimulated(String sentence, Supplier<SimulationParameters> made) {
    assertEquals(sentence, assertThrows(InvalidInput.class, made::get).getMessage());
  }

  @Test
  void refusesWhatDoesNotFitIntoMemory() {
    SimulationParameters huge =
        SimulationParameters.defaults().withSize(16384, 16384).withFrames(10_000);
    InvalidInput refused =
        assertThrows(InvalidInput.class, () -> Simulation.of(huge, Progress.NONE));
    assertTrue(refused.getMessage().contains("16384 x 16384 x 10000"), refused.getMessage());
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled =
        new Progress() {
          private volatile boolean started;

          @Override
          public void update(long done, long total, String stage) {
            started |= stage.equals("simulating");
          }

          @Override
          public boolean isCancelled() {
            return started;
          }
        };
    assertThrows(Cancelled.class, () -> Simulation.of(SMALL, cancelled));
  }
}
