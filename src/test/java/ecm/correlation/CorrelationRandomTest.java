package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stacks of random size, type, brightness, mask, bad frames and drift, by every exact engine,
 * against pairs summed one by one: 1e-6 of g2 as by default, 1e-10 in double, however dark the
 * frames that are left at a lag are beside the mean.
 */
class CorrelationRandomTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyEngineAgreesWithThePairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = random.nextInt(1, 30);
    int height = random.nextInt(1, 12);
    int frames = random.nextInt(8, 700);
    int points = random.nextInt(2, 120);
    FrameStack stack = stack(random, width, height, frames);
    double share = random.nextDouble(0.3, 1.01);
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = random.nextDouble() < share;
    }
    compare(stack, Mask.of(width, height, i -> inside[i]), points);
  }

  /** Kinds of series whose mean says little about most of their frames. */
  private enum Kind {
    SPARSE {
      @Override
      double next(SplittableRandom random, int t) {
        return random.nextDouble() < 0.04 ? random.nextInt(1, 4) : 0;
      }
    },
    SPIKES {
      @Override
      double next(SplittableRandom random, int t) {
        return random.nextInt(40) == 0 ? 65535 : random.nextInt(12);
      }
    },
    OFFSET {
      @Override
      double next(SplittableRandom random, int t) {
        return 32768 + random.nextInt(30) * random.nextInt(30);
      }
    },
    DARK_ENDS {
      @Override
      double next(SplittableRandom random, int t) {
        return (t % 500 < 150 ? 1e-3 : 3e4) * random.nextDouble();
      }
    },
    SIGNED {
      @Override
      double next(SplittableRandom random, int t) {
        return random.nextInt(-20, 32);
      }
    },
    FADING {
      @Override
      double next(SplittableRandom random, int t) {
        return 1e4 * Math.exp(-t / 6.) * random.nextDouble();
      }
    };

    abstract double next(SplittableRandom random, int t);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void framesFarDarkerThanTheMeanKeepTheirDigits(Kind kind) {
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    for (int frames : new int[] {8, 9, 64, 65, 150, 300, 1100}) {
      float[][] planes = new float[frames][12];
      boolean[] bad = new boolean[frames];
      for (int t = 0; t < frames; t++) {
        for (int p = 0; p < 12; p++) {
          planes[t][p] = (float) kind.next(random, t);
        }
        bad[t] = t % 9 == 5;
      }
      FrameStack stack = TestStacks.of(4, 3, planes);
      compare(stack, Mask.all(4, 3), 100);
      compare(SelectedFrames.without(stack, bad), Mask.all(4, 3), 30);
    }
  }

  private static void compare(FrameStack stack, Mask mask, int points) {
    int width = stack.width();
    double[][] expected = new double[width * stack.height()][];
    for (int i : mask.indices()) {
      double[] series = TestStacks.series(stack, i % width, i / width);
      boolean[] valid = TestStacks.validity(stack, i % width, i / width);
      expected[i] = BruteForce.resampled(series, valid, points);
    }
    for (Engine engine : new Engine[] {Engine.DIRECT, Engine.FFT, Engine.AUTO}) {
      for (boolean doublePrecision : new boolean[] {false, true}) {
        CorrelationRequest request = new CorrelationRequest(points, engine, false, doublePrecision);
        Curves curves = Curves.of(stack, mask, request);
        double tolerance = doublePrecision ? 1e-10 : 1e-6;
        compare(request.toString(), expected, curves, mask, tolerance);
      }
    }
  }

  private static void compare(
      String request, double[][] expected, Curves curves, Mask mask, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      if (!mask.contains(i)) {
        assertNull(curves.g2(i));
        continue;
      }
      assertNotNull(curves.g2(i));
      if (PixelFlag.UNCOVERED.in(curves.flags(i))) {
        continue;
      }
      for (int k = 0; k < expected[i].length; k++) {
        double value = curves.g2(i)[k];
        assertEquals(Double.isNaN(expected[i][k]), Double.isNaN(value), "pixel " + i);
        assertTrue(
            Double.isNaN(value)
                || Math.abs(value - expected[i][k]) <= tolerance * Math.abs(expected[i][k]),
            request + " pixel " + i + " point " + k + ": " + value + ", not " + expected[i][k]);
      }
    }
  }

  /** Correlated fluctuations about a mean from 1 to 10 000, from none to strong, maybe counts. */
  private static FrameStack stack(SplittableRandom random, int width, int height, int frames) {
    SampleType type = SampleType.values()[random.nextInt(3)];
    double mean = type == SampleType.UINT8 ? 60 : Math.exp(random.nextDouble(0, 9));
    double keep = Math.exp(-1 / random.nextDouble(0.5, 50));
    double[] state = new double[width * height];
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      float[] values = new float[state.length];
      for (int i = 0; i < state.length; i++) {
        state[i] = keep * state[i] + Math.sqrt(1 - keep * keep) * random.nextGaussian();
        values[i] = (float) Math.min(250 * mean / 60, mean * state[i] * state[i]);
      }
      planes[t] = as(type, values);
    }
    FrameStack stack = new ArrayFrameStack(width, height, planes, type, TestStacks.info());
    boolean[] bad = new boolean[frames];
    int[] dx = new int[frames];
    int[] dy = new int[frames];
    boolean drifts = random.nextBoolean() && width > 6 && height > 6;
    for (int t = 1; t < frames; t++) {
      bad[t] = random.nextInt(12) == 0;
      dx[t] = drifts ? random.nextInt(-2, 3) : 0;
      dy[t] = drifts ? random.nextInt(-2, 3) : 0;
    }
    return new ShiftedFrames(SelectedFrames.without(stack, bad), dx, dy);
  }

  private static Object as(SampleType type, float[] values) {
    byte[] bytes = new byte[values.length];
    short[] shorts = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
      shorts[i] = (short) (int) values[i];
    }
    return switch (type) {
      case UINT8 -> bytes;
      case UINT16 -> shorts;
      default -> values;
    };
  }
}
