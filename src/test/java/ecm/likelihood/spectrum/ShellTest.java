package ecm.likelihood.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.MapScore;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.region.ShellMap;
import ecm.sample.Speckle;
import ecm.simulation.PixelRecords;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ecm.statistics.Estimate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fast layer that is seen in front of and behind the pixels. */
class ShellTest {

  private static final int SIDE = 24;
  private static final Mask ALL = Mask.all(SIDE, SIDE);

  /** The part of a chord of a circle of 10 px outside one of 8 px, by small steps along it. */
  @ParameterizedTest
  @CsvSource({"10, 2", "9, 2", "5, 2", "2.5, 2", "12, 2", "1, 2", "6, 0"})
  void theShareOfACylinderIsThatOfItsChord(double distance, double width) {
    FloatMap at = FloatMap.filled(1, 1, (float) distance);
    double found = ShellMap.cylinder(at, 10, Estimate.of(width, 0), 3).share().get(0, 0);
    double x = 10 - Math.min(distance, 10);
    int inside = 0;
    int layer = 0;
    for (double y = -10; y <= 10; y += 1e-3) {
      double r = Math.hypot(x, y);
      inside += r <= 10 ? 1 : 0;
      layer += r <= 10 && r > 10 - width ? 1 : 0;
    }
    assertEquals(Math.min(0.9, (double) layer / inside), found, 2e-3);
  }

  @Test
  void outsideTheCylinderThereIsNoLayer() {
    FloatMap outside = FloatMap.filled(1, 1, 0);
    assertEquals(0, ShellMap.cylinder(outside, 10, Estimate.of(2, 0), 3).share().get(0, 0));
    assertTrue(Double.isNaN(ShellMap.none(ALL).tau()));
  }

  /** Covariance A [(1-f) exp(-(t/tau)^beta) + f exp(-(t/tau_layer)^beta)]^2 of records. */
  @Test
  void recordsSeeTheLayer() {
    int frames = 250;
    int records = 600;
    PixelRecords simulator = new PixelRecords(new PixelRecords.Conditions(frames, 1, 1, 3));
    PixelRecords.Layer layer = new PixelRecords.Layer(0.4, Math.log(3), 0.7);
    float[] record = new float[frames];
    for (int lag : new int[] {1, 4, 15}) {
      double mean = 0;
      double square = 0;
      for (int r = 0; r < records; r++) {
        simulator.simulate(new PixelRecords.Pixel(r, Math.log(12), 0.7, 10, layer), record);
        double sum = 0;
        for (int t = 0; t + lag < frames; t++) {
          sum += (record[t] / 10 - 1) * (record[t + lag] / 10 - 1) / (frames - lag);
        }
        mean += sum / records;
        square += sum * sum / records;
      }
      double core = Math.exp(-Math.pow(lag / 12.0, 0.7));
      double front = Math.exp(-Math.pow(lag / 3.0, 0.7));
      double error = Math.sqrt((square - mean * mean) / records);
      assertEquals(Math.pow(0.6 * core + 0.4 * front, 2), mean, 3.3 * error, "lag " + lag);
      assertTrue(error < 0.02, "useful error");
    }
  }

  /** Pixels that are known to be behind a layer have the tau of what is behind. */
  @Test
  void theCoreIsMappedBehindTheLayer() {
    int frames = 400;
    double layerTau = 5;
    Random random = new Random(5);
    double[] lnTau = new double[SIDE * SIDE];
    float[][] planes = new float[frames][SIDE * SIDE];
    float[] record = new float[frames];
    PixelRecords simulator = new PixelRecords(new PixelRecords.Conditions(frames, 1, 1, 5));
    for (int i = 0; i < lnTau.length; i++) {
      lnTau[i] = Math.log(20) + 0.4 * random.nextGaussian();
      PixelRecords.Layer layer = new PixelRecords.Layer(0.3, lnTau[i] - Math.log(4), 0.7);
      simulator.simulate(new PixelRecords.Pixel(i, lnTau[i], 0.7, 20, layer), record);
      for (int t = 0; t < frames; t++) {
        planes[t][i] = record[t];
      }
    }
    FrameStack stack =
        new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, new StackInfo("core", 1, 1));
    FloatMap bright = FloatMap.filled(SIDE, SIDE, 20);
    FloatMap nowhere = FloatMap.filled(SIDE, SIDE, Float.POSITIVE_INFINITY);
    // every pixel is a speckle of its own
    LikelihoodRegion bare =
        new LikelihoodRegion(
            ALL, ALL, bright, bright, nowhere, new Speckle(0.2, 1), ShellMap.none(ALL));
    ShellMap layer = new ShellMap(FloatMap.filled(SIDE, SIDE, 0.3f), layerTau);
    LikelihoodMaps behind = LikelihoodMapping.of(stack, bare.behind(layer), Progress.NONE);
    MapScore score = MapScore.of(behind.tau().values(), behind.tauSd().values(), lnTau);
    assertEquals(0, score.bias(), 0.1);
    assertTrue(score.correlation() > 0.88, "r " + score.correlation());
    assertEquals(0.65, score.coverage(), 0.1);
    assertEquals(0.7, behind.population().beta().value(), 0.05);
    assertEquals(20, behind.population().tauMedian().value(), 2);
  }
}
