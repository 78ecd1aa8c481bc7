package ecm.rough;

import static ecm.rough.SpeckleFilm.FRAMES;
import static ecm.rough.SpeckleFilm.SIDE;
import static ecm.rough.SpeckleFilm.counted;
import static ecm.rough.SpeckleFilm.stretched;

import ecm.base.Warning.Kind;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records of one dynamic film (64 x 64 px, 1000 frames, tau = 50 frames of 1 s, beta = .8, 20
 * counts, if nothing else is said) with what real records have: each with the true tau, and with
 * the warnings of which at least one must be given if that is not found.
 */
enum RoughRecord {
  SOUND("nothing wrong") {
    @Override
    float[][] frames(Random random) {
      return counted(times(film(random).intensity(), 20), random);
    }
  },
  BETA_HALF("beta .5") {
    @Override
    float[][] frames(Random random) {
      return ofBeta(0.5, random);
    }
  },
  BETA_1_2("beta 1.2", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return ofBeta(1.2, random);
    }
  },
  BETA_1_5("beta 1.5", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return ofBeta(1.5, random);
    }
  },
  BETA_2("beta 2", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return ofBeta(2, random);
    }
  },
  PATTERNS_3("3 patterns") {
    @Override
    float[][] frames(Random random) {
      return counted(times(patterns(3, random), 20), random);
    }
  },
  PATTERNS_10("10 patterns") {
    @Override
    float[][] frames(Random random) {
      return counted(times(patterns(10, random), 20), random);
    }
  },
  BACKGROUND("3 patterns on a background as bright") {
    @Override
    float[][] frames(Random random) {
      return counted(plus(times(patterns(3, random), 20), 20), random);
    }
  },
  STATIC_10("coherent static part of 10 %", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return partlyStatic(0.1, random);
    }
  },
  STATIC_20("coherent static part of 20 %", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return partlyStatic(0.2, random);
    }
  },
  FALLING_BEAM("beam falls by 30 %", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      return counted(falling(times(film(random).intensity(), 20), 0.3), random);
    }
  },
  FALLING_BEAM_LOW_CONTRAST("beam falls by 30 %, contrast .1", Kind.SPECTRUM, Kind.BRIGHTNESS) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = plus(times(film(random).intensity(), 16), 34);
      return counted(falling(frames, 0.3), random);
    }
  },
  NOISY_BEAM("beam fluctuates by 5 % within 20 frames, contrast .1", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = plus(times(film(random).intensity(), 16), 34);
      double beam = 0;
      for (float[] frame : frames) {
        beam =
            Math.exp(-1 / 20.) * beam + Math.sqrt(1 - Math.exp(-2 / 20.)) * random.nextGaussian();
        times(frame, 1 + 0.05 * beam);
      }
      return counted(frames, random);
    }
  },
  CONTAMINATION(
      "contamination grows from 0 to the specimen's brightness", Kind.SPECTRUM, Kind.BRIGHTNESS) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = times(film(random).intensity(), 20);
      for (int t = 0; t < FRAMES; t++) {
        plus(frames[t], 20. * t / FRAMES);
      }
      return counted(frames, random);
    }
  },
  SPIKES("X-rays of 30 to 100 means in one sample of 2000", Kind.SPIKES) {
    @Override
    float[][] frames(Random random) {
      return struck(SOUND.frames(random), 2000, 600, 2000, random);
    }
  },
  SMALL_SPIKES("X-rays of 10 to 30 means in one sample of 300", Kind.SPIKES) {
    @Override
    float[][] frames(Random random) {
      return struck(SOUND.frames(random), 300, 200, 600, random);
    }
  },
  STUCK_PIXELS("three pixels stuck at 3 means", Kind.INVALID_PIXELS, Kind.STUCK_PIXELS) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = SOUND.frames(random);
      for (float[] frame : frames) {
        frame[10 * SIDE + 30] = 60;
        frame[30 * SIDE + 12] = 60;
        frame[51 * SIDE + 47] = 60;
      }
      return frames;
    }
  },
  GAP("two rows and a column between modules are NaN", Kind.INVALID_PIXELS) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = SOUND.frames(random);
      for (float[] frame : frames) {
        for (int x = 0; x < SIDE; x++) {
          frame[31 * SIDE + x] = Float.NaN;
          frame[32 * SIDE + x] = Float.NaN;
          frame[x * SIDE + 20] = Float.NaN;
        }
      }
      return frames;
    }
  },
  REPEATED("every fourth frame repeats the one before", Kind.REPEATED_FRAMES) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = SOUND.frames(random);
      for (int t = 3; t < FRAMES; t += 4) {
        frames[t] = frames[t - 1].clone();
      }
      return frames;
    }
  },
  DIMMED("30 frames of half brightness", Kind.DIMMED_FRAMES) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = times(film(random).intensity(), 20);
      for (int t = 600; t < 630; t++) {
        times(frames[t], 0.5);
      }
      return counted(frames, random);
    }
  },
  GAIN("pixels differ in gain, from .8 to 1.3") {
    @Override
    float[][] frames(Random random) {
      float[][] frames = SOUND.frames(random);
      double[] gain = random.doubles(SIDE * SIDE, 0.8, 1.3).toArray();
      for (float[] frame : frames) {
        for (int i = 0; i < frame.length; i++) {
          frame[i] = (float) Math.rint(gain[i] * frame[i]);
        }
      }
      return frames;
    }
  },
  READ_NOISE("read noise of 20 on an offset of 200", Kind.SPECTRUM, Kind.CONTRAST) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = SOUND.frames(random);
      for (float[] frame : frames) {
        for (int i = 0; i < frame.length; i++) {
          frame[i] = (float) Math.max(0, Math.rint(frame[i] + 200 + 20 * random.nextGaussian()));
        }
      }
      return frames;
    }
  },
  AFTERGLOW("a fifth of each frame's output comes again in the next, 5 electrons", Kind.SPECTRUM) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = counted(times(film(random).intensity(), 5), random);
      for (int t = 1; t < FRAMES; t++) {
        for (int i = 0; i < frames[t].length; i++) {
          frames[t][i] = 0.8f * frames[t][i] + 0.2f * frames[t - 1][i];
        }
      }
      return times(frames, 20);
    }
  },
  FEW_COUNTS("one electron in ten pixels and frames", Kind.COUNTS) {
    @Override
    float[][] frames(Random random) {
      return counted(times(film(random).intensity(), 0.1), random);
    }
  },
  COARSE("a frame lasts .3 tau", Kind.SAMPLING) {
    @Override
    double tau() {
      return 1 / 0.3;
    }

    @Override
    float[][] frames(Random random) {
      SpeckleFilm film = SpeckleFilm.of(random.nextLong(), stretched(tau(), 0.8));
      return counted(times(film.intensity(), 20), random);
    }
  },
  SHORT("the record lasts 3 tau", Kind.RECORD_LENGTH) {
    @Override
    double tau() {
      return FRAMES / 3.;
    }

    @Override
    float[][] frames(Random random) {
      SpeckleFilm film = SpeckleFilm.of(random.nextLong(), stretched(tau(), 0.8));
      return counted(times(film.intensity(), 20), random);
    }
  },
  STATIC("nothing moves", Kind.CONTRAST, Kind.RECORD_LENGTH, Kind.CENSORED) {
    @Override
    double tau() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    float[][] frames(Random random) {
      return counted(times(SpeckleFilm.still(random.nextLong()).intensity(), 20), random);
    }
  },
  CLUSTERS(
      "bright spots that come and go, .3 per area of a speckle", Kind.SPECTRUM, Kind.CONTRAST) {
    @Override
    float[][] frames(Random random) {
      float[][] frames = new float[FRAMES][SIDE * SIDE];
      for (int spot = 0; spot < 69; spot++) {
        for (double t = 0; t < FRAMES; ) {
          double life = -Math.log(1 - random.nextDouble()) * TAU / 2;
          double x = SIDE * random.nextDouble();
          double y = SIDE * random.nextDouble();
          for (int f = (int) Math.ceil(t); f < Math.min(FRAMES, t + life); f++) {
            spot(frames[f], x, y);
          }
          t += life;
        }
      }
      return counted(times(frames, 80), random);
    }
  };

  private static final double TAU = 50;

  private final String words;
  private final Set<Kind> signs = new TreeSet<>();

  RoughRecord(String words, Kind... signs) {
    this.words = words;
    this.signs.addAll(Set.of(signs));
  }

  /** The frames as a camera would write them. */
  abstract float[][] frames(Random random);

  /** The true relaxation time [s]. */
  double tau() {
    return TAU;
  }

  /** What is wrong with it. */
  String words() {
    return words;
  }

  /** Kinds of warnings that fit. */
  Set<Kind> signs() {
    return signs;
  }

  /** The record of a seed. */
  FrameStack stack(long seed) {
    return new ArrayFrameStack(
        SIDE, SIDE, frames(new Random(seed)), SampleType.FLOAT32, new StackInfo("film", 1, 0.25));
  }

  /** The film that was made last: the first of a seed is that of all its records. */
  private static SpeckleFilm lastFilm;

  private static long lastSeed;

  private static SpeckleFilm film(Random random) {
    long seed = random.nextLong();
    if (lastFilm == null || seed != lastSeed) {
      lastFilm = SpeckleFilm.of(seed, stretched(TAU, 0.8));
      lastSeed = seed;
    }
    return lastFilm;
  }

  private static float[][] ofBeta(double beta, Random random) {
    SpeckleFilm film = SpeckleFilm.of(random.nextLong(), stretched(TAU, beta));
    return counted(times(film.intensity(), 20), random);
  }

  private static float[][] partlyStatic(double share, Random random) {
    SpeckleFilm still = SpeckleFilm.still(random.nextLong());
    return counted(times(film(random).with(still, 1 - share), 20), random);
  }

  private static float[][] patterns(int n, Random random) {
    float[][] sum = film(random).intensity();
    for (int k = 1; k < n; k++) {
      SpeckleFilm other = SpeckleFilm.of(random.nextLong(), stretched(TAU, 0.8));
      float[][] next = other.intensity();
      for (int t = 0; t < FRAMES; t++) {
        for (int i = 0; i < next[t].length; i++) {
          sum[t][i] += next[t][i];
        }
      }
    }
    return times(sum, 1. / n);
  }

  private static float[][] falling(float[][] frames, double by) {
    for (int t = 0; t < FRAMES; t++) {
      times(frames[t], 1 - by * t / FRAMES);
    }
    return frames;
  }

  private static float[][] struck(
      float[][] frames, int oneOf, double least, double most, Random random) {
    for (float[] frame : frames) {
      for (int i = 0; i < frame.length; i++) {
        if (random.nextInt(oneOf) == 0) {
          frame[i] += (float) Math.rint(least + (most - least) * random.nextDouble());
        }
      }
    }
    return frames;
  }

  private static void spot(float[] frame, double x, double y) {
    for (int j = 0; j < SIDE; j++) {
      for (int i = 0; i < SIDE; i++) {
        double dx = Math.IEEEremainder(i - x, SIDE);
        double dy = Math.IEEEremainder(j - y, SIDE);
        double square = dx * dx + dy * dy;
        if (square < 36) {
          frame[j * SIDE + i] += (float) Math.exp(-square / (2 * 1.19 * 1.19));
        }
      }
    }
  }

  private static float[][] times(float[][] frames, double factor) {
    for (float[] frame : frames) {
      times(frame, factor);
    }
    return frames;
  }

  private static void times(float[] frame, double factor) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] *= (float) factor;
    }
  }

  private static float[][] plus(float[][] frames, double added) {
    for (float[] frame : frames) {
      plus(frame, added);
    }
    return frames;
  }

  private static void plus(float[] frame, double added) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] += (float) added;
    }
  }
}
