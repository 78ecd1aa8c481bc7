package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.algorithm.fft2.FFT;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On frames of high contrast that do not change, where phase correlation is at its best, it finds
 * the same whole-pixel shifts: the peak of the inverse transform of F_t F_0* / |F_t F_0*|, with
 * ImgLib2's transform (Kuglin and Hines, "The phase correlation image alignment method", 1975).
 */
class ShiftAgainstPhaseCorrelationTest {

  /** A size that ImgLib2's transform need not pad, so that shifts wrap around at its sides. */
  private static final int SIDE = 144;

  private static final int FRAMES = 40;

  /** Farthest that the content moves [px]. */
  private static final int FARTHEST = 12;

  /**
   * A wire whose pixels scatter independently, so that every spatial frequency has signal, behind a
   * window that moves: frame t shows it at (dx, dy)[t].
   */
  private static FrameStack still(int[] dx, int[] dy, long seed) {
    Random random = new Random(seed);
    int side = SIDE + 2 * FARTHEST;
    float[] sample = new float[side * side];
    for (int i = 0; i < sample.length; i++) {
      double across = (i % side - 0.5 * side) / (0.3 * side);
      double thickness = Math.sqrt(Math.max(0, 1 - across * across));
      sample[i] = (float) (1 + 10 * thickness * (1 + 0.5 * random.nextGaussian()));
    }
    float[][] planes = new float[FRAMES][SIDE * SIDE];
    for (int t = 0; t < FRAMES; t++) {
      for (int y = 0; y < SIDE; y++) {
        int from = (y + FARTHEST - dy[t]) * side + FARTHEST - dx[t];
        System.arraycopy(sample, from, planes[t], y * SIDE, SIDE);
      }
    }
    return new ArrayFrameStack(
        SIDE, SIDE, planes, SampleType.FLOAT32, new StackInfo("still", 0.1, 0.25));
  }

  private static int[] walk(long seed) {
    double[] walk = Scene.walk(FRAMES, 1.5, true, seed);
    return Arrays.stream(walk)
        .mapToInt(x -> (int) Math.max(-FARTHEST, Math.min(FARTHEST, x)))
        .toArray();
  }

  /** The spectrum of a frame that fades to its mean at the borders, as phases only. */
  private static Img<ComplexFloatType> phases(float[] frame) {
    double mean = 0;
    for (float value : frame) {
      mean += value / frame.length;
    }
    float[] faded = new float[frame.length];
    for (int i = 0; i < frame.length; i++) {
      faded[i] = (float) ((frame[i] - mean) * hann(i % SIDE) * hann(i / SIDE));
    }
    Img<ComplexFloatType> spectrum =
        FFT.realToComplex(
            ArrayImgs.floats(faded, SIDE, SIDE), new ArrayImgFactory<>(new ComplexFloatType()));
    for (ComplexFloatType value : spectrum) {
      float modulus = value.getPowerFloat();
      value.mul(modulus > 0 ? 1 / modulus : 0);
    }
    return spectrum;
  }

  private static double hann(int i) {
    return 1 - Math.cos(2 * Math.PI * (i + 0.5) / SIDE);
  }

  /** Where the content of a frame lies relative to that of another, {dx, dy} [px]. */
  private static int[] shift(Img<ComplexFloatType> frame, Img<ComplexFloatType> reference) {
    Img<ComplexFloatType> product = frame.copy();
    var other = reference.cursor();
    for (ComplexFloatType value : product) {
      ComplexFloatType conjugate = other.next().copy();
      conjugate.complexConjugate();
      value.mul(conjugate);
    }
    ArrayImg<FloatType, FloatArray> peaks = ArrayImgs.floats(SIDE, SIDE);
    FFT.complexToReal(product, peaks);
    float[] values = peaks.update(null).getCurrentStorageArray();
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return new int[] {wrapped(best % SIDE), wrapped(best / SIDE)};
  }

  private static int wrapped(int i) {
    return i < SIDE / 2 ? i : i - SIDE;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheSameShifts(long seed) {
    FrameStack stack = still(walk(seed + 100), walk(seed + 200), seed);
    Drift drift =
        Registration.measure(stack, RegistrationParameters.defaults(), Progress.NONE).drift();
    Img<ComplexFloatType> first = phases(stack.frame(0));
    int moved = 0;
    for (int t = 0; t < stack.frames(); t++) {
      int[] shift = shift(phases(stack.frame(t)), first);
      assertEquals(shift[0], drift.wholeDx()[t], "dx of frame " + (t + 1));
      assertEquals(shift[1], drift.wholeDy()[t], "dy of frame " + (t + 1));
      moved += shift[0] != 0 || shift[1] != 0 ? 1 : 0;
    }
    int frames = moved;
    assertTrue(frames > stack.frames() / 2, () -> frames + " frames moved");
  }
}
