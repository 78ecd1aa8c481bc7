package ecm.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Warning;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Mask;
import ecm.stack.ShiftedFrames;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraDefectsTest {

  private static final int W = Films.W;
  private static final int H = Films.H;
  private static final int FRAMES = Films.FRAMES;

  /** Of 20 counts, changing within 10 frames. */
  private static float[][] slow;

  @BeforeAll
  static void simulate() {
    slow = Films.speckle(0.95, 20, 1);
  }

  private static float[][] copy(float[][] frames) {
    return Arrays.stream(frames).map(float[]::clone).toArray(float[][]::new);
  }

  private static CameraDefects found(float[][] frames) {
    return CameraDefects.of(Films.stack(frames), Progress.NONE);
  }

  private static int at(int x, int y) {
    return y * W + x;
  }

  @ParameterizedTest
  @CsvSource({
    "0, .3",
    "0, 20",
    "0, 200",
    ".4, .05",
    ".4, 3",
    ".9, .3",
    ".9, 20",
    ".99, 3",
    ".99, 200",
    "1, 20"
  })
  void aCleanRecordHasNone(double memory, double counts) {
    for (int seed = 1; seed <= 3; seed++) {
      FrameStack stack = Films.stack(Films.speckle(memory, counts, seed));
      CameraDefects defects = CameraDefects.of(stack, Progress.NONE);
      assertEquals(List.of(), DefectWarnings.of(defects));
      assertTrue(defects.isClean());
      assertSame(stack, Repair.recorded(stack, defects));
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "37", ".137"})
  void aGainAndAnOffsetChangeNothing(float gain) {
    float[][] frames = spiked(slow, 20, 50, null);
    float[][] scaled = copy(frames);
    for (float[] frame : scaled) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = 4 + gain * frame[i];
      }
    }
    CameraDefects expected = found(frames);
    CameraDefects defects = found(scaled);
    assertEquals(0, defects.fixedCount() + defects.oddFrames());
    assertTrue(
        Math.abs(expected.spikes().count() - defects.spikes().count()) < 10,
        expected.spikes().count() + " and " + defects.spikes().count());
  }

  /** One spike of 1 to 4 px per frame, between so many times the mean. */
  private static float[][] spiked(float[][] clean, double least, double most, boolean[][] truth) {
    SplittableRandom random = new SplittableRandom(7);
    float[][] frames = copy(clean);
    for (int t = 0; t < FRAMES; t++) {
      int corner = at(random.nextInt(W - 1), random.nextInt(H - 1));
      int pixels = 1 + random.nextInt(4);
      for (int k = 0; k < pixels; k++) {
        int i = corner + new int[] {0, 1, W, W + 1}[k];
        frames[t][i] += (float) (20 * (least + (most - least) * random.nextDouble()));
        if (truth != null) {
          truth[t][i] = true;
        }
      }
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({".95, 20, 50, .98", ".99, 10, 30, .95", "0, 40, 80, .9", ".95, 100, 300, .98"})
  void spikesAreFoundAndNothingElse(double memory, double least, double most, double share) {
    boolean[][] truth = new boolean[FRAMES][W * H];
    CameraDefects defects = found(spiked(Films.speckle(memory, 20, 2), least, most, truth));
    int all = 0;
    int hit = 0;
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < W * H; i++) {
        boolean isFound = Arrays.binarySearch(defects.spikes().of(t), i) >= 0;
        all += truth[t][i] ? 1 : 0;
        hit += truth[t][i] && isFound ? 1 : 0;
        assertTrue(truth[t][i] || !isFound, "frame " + t + ", pixel " + i);
      }
    }
    assertTrue(hit >= share * all, hit + " of " + all);
    assertEquals(0, defects.fixedCount());
    assertEquals(0, defects.oddFrames());
  }

  @Test
  void spikesInTheDarkBesideASampleAreFound() {
    float[][] frames = copy(slow);
    for (float[] frame : frames) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = i % W < 16 ? 0 : frame[i];
      }
    }
    boolean[][] truth = new boolean[FRAMES][W * H];
    CameraDefects defects = found(spiked(frames, 20, 50, truth));
    long all = Arrays.stream(truth).mapToLong(CameraDefectsTest::count).sum();
    assertTrue(defects.spikes().count() <= all, "none but spikes");
    assertTrue(defects.spikes().count() > 0.98 * all, defects.spikes().count() + " of " + all);
    assertEquals(0, defects.fixedCount());
  }

  private static long count(boolean[] some) {
    return IntStream.range(0, some.length).filter(i -> some[i]).count();
  }

  /** What a pixel reads instead of its sample. */
  private interface Fault {
    float of(float value, int frame, SplittableRandom random);
  }

  private static float[][] faulty(Fault fault, int... pixels) {
    return faulty(slow, fault, pixels);
  }

  private static float[][] faulty(float[][] clean, Fault fault, int... pixels) {
    float[][] frames = copy(clean);
    SplittableRandom random = new SplittableRandom(3);
    for (int t = 0; t < FRAMES; t++) {
      for (int i : pixels) {
        frames[t][i] = fault.of(frames[t][i], t, random);
      }
    }
    return frames;
  }

  private static void assertFixed(float[][] frames, int... pixels) {
    CameraDefects defects = found(frames);
    int[] fixed =
        IntStream.concat(
                Arrays.stream(defects.invalid().indices()),
                Arrays.stream(defects.stuck().indices()))
            .sorted()
            .toArray();
    assertArrayEquals(pixels, fixed);
    assertEquals(0, defects.spikes().count());
    assertEquals(0, defects.oddFrames());
  }

  @Test
  void badPixelsAreFoundAndNoOthers() {
    int[] three = {at(7, 9), at(30, 20), at(41, 33)};
    int[] pairs = {at(7, 9), at(8, 9), at(30, 20), at(30, 21)};
    assertFixed(faulty((v, t, r) -> 60, three), three);
    assertFixed(faulty((v, t, r) -> 20, three), three);
    assertFixed(faulty((v, t, r) -> 60, pairs), pairs);
    assertFixed(faulty((v, t, r) -> 0, three), three);
    assertFixed(faulty((v, t, r) -> 0, pairs), pairs);
    assertFixed(faulty((v, t, r) -> Float.NaN, three), three);

    assertFixed(faulty((v, t, r) -> r.nextDouble() < 0.05 ? v + 400 : v, three), three);
  }

  /** Without constant values; in a record of some 400 tau, whose mean is smooth. */
  @Test
  void hotPixelsWithShotNoiseAreFound() {
    float[][] fast = Films.speckle(0.4, 20, 1);
    int[] two = {at(7, 9), at(30, 20)};
    assertFixed(faulty(fast, (v, t, r) -> Films.poisson(60, r), two), two);
    assertFixed(faulty(fast, (v, t, r) -> v + Films.poisson(40, r), two), two);
  }

  @Test
  void stuckPixelsThatSpikesStrikeAreStillStuck() {
    int[] three = {at(7, 9), at(30, 20), at(41, 33)};
    float[][] frames = faulty((v, t, r) -> t == 50 || t == 300 ? 900 : 60, three);
    assertArrayEquals(three, found(frames).invalid().indices());
  }

  @Test
  void gapsBetweenModulesAndDeadBordersAreInvalid() {
    for (float dead : new float[] {0, Float.NaN, 17}) {
      float[][] frames = copy(slow);
      Mask gaps = Mask.of(W, H, i -> i % W == 20 || i % W == 21 || i / W == 11 || i / W < 2);
      for (float[] frame : frames) {
        for (int i : gaps.indices()) {
          frame[i] = dead;
        }
      }
      assertFixed(frames, gaps.indices());
    }
  }

  @Test
  void theDarkBesideASampleIsNoDefect() {
    for (int width : new int[] {3, 6, 14}) {
      float[][] frames = copy(slow);
      for (float[] frame : frames) {
        for (int i = 0; i < frame.length; i++) {
          frame[i] = i % W < width || i % W >= W - width ? 0 : frame[i];
        }
      }
      assertTrue(found(frames).isClean(), width + " px");
    }
  }

  @Test
  void aStaticSpotIsNoDefect() {
    float[][] frames = copy(slow);
    SplittableRandom random = new SplittableRandom(4);
    for (float[] frame : frames) {
      for (int i = 0; i < frame.length; i++) {
        double r2 = Math.pow(i % W - 20, 2) + Math.pow(i / W - 20, 2);
        frame[i] += Films.poisson(400 * Math.exp(-r2 * 4 * Math.log(2) / (2.5 * 2.5)), random);
      }
    }
    assertTrue(found(frames).isClean());
  }

  @Test
  void singleSamplesThatAreNotFiniteAreReplaced() {
    float[][] frames = copy(slow);
    frames[77][at(5, 5)] = Float.NaN;
    frames[0][at(9, 9)] = Float.POSITIVE_INFINITY;
    CameraDefects defects = found(frames);
    assertEquals(2, defects.spikes().count());
    assertArrayEquals(new int[] {at(5, 5)}, defects.spikes().of(77));
    assertArrayEquals(new int[] {at(9, 9)}, defects.spikes().of(0));
    assertEquals(0, defects.fixedCount());
  }

  @Test
  void repeatedFramesAreNamed() {
    float[][] frames = copy(slow);
    boolean[] expected = new boolean[FRAMES];
    for (int t = 3; t < FRAMES; t += 4) {
      frames[t] = frames[t - 1].clone();
      expected[t] = true;
    }
    CameraDefects defects = found(frames);
    assertArrayEquals(expected, defects.repeated());
    assertEquals(100, defects.oddFrames());
    List<Warning> told = DefectWarnings.of(defects);
    assertEquals(Warning.Kind.REPEATED_FRAMES, told.get(0).kind());
    assertTrue(told.get(0).text().startsWith("100 of 400 frames repeat"), told.get(0).text());
  }

  @Test
  void frameThatAreAlikeByChanceAreNotRepeated() {
    float[][] frames = new float[FRAMES][W * H];
    SplittableRandom random = new SplittableRandom(5);
    for (float[] frame : frames) {
      frame[random.nextInt(4)] = 1; // the same as the one before in a quarter of the frames
    }
    assertEquals(0, found(frames).repeatedCount());
  }

  private static float[][] bright(double[] brightness) {
    float[][] frames = copy(slow);
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < frames[t].length; i++) {
        frames[t][i] *= (float) brightness[t];
      }
    }
    return frames;
  }

  @Test
  void dimmedBlankAndBrightFramesAreNamed() {
    double[] brightness = new double[FRAMES];
    Arrays.fill(brightness, 1);
    boolean[] expected = new boolean[FRAMES];
    for (int[] run : new int[][] {{0, 1}, {60, 64}, {150, 151}, {250, 252}, {399, 400}}) {
      Arrays.fill(brightness, run[0], run[1], 0.5);
      Arrays.fill(expected, run[0], run[1], true);
    }
    brightness[100] = 0;
    expected[100] = true;
    brightness[200] = 2;
    expected[200] = true;
    CameraDefects defects = found(bright(brightness));
    assertArrayEquals(expected, defects.dimmed());
    assertEquals(0, defects.fixedCount());
    assertEquals(0, defects.spikes().count());
  }

  @Test
  void decayAndFlickerAreNotDimmedFrames() {
    SplittableRandom random = new SplittableRandom(6);
    double[] decay = new double[FRAMES];
    double[] flicker = new double[FRAMES];
    double[] walk = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      decay[t] = 1 - 0.7 * t / FRAMES;
      flicker[t] = Math.max(0.5, 1 + 0.1 * Math.sqrt(12) * (random.nextDouble() - 0.5));
      walk[t] = t == 0 ? 1 : 1 + 0.98 * (walk[t - 1] - 1) + 0.07 * (random.nextDouble() - 0.5);
    }
    for (double[] brightness : List.of(decay, flicker, walk)) {
      assertEquals(0, found(bright(brightness)).oddFrames());
    }
  }

  @Test
  void aBlurredFirstFrameIsNamed() {
    float[][] frames = copy(slow);
    float[] sharp = slow[0];
    for (int y = 2; y < H - 2; y++) {
      for (int x = 2; x < W - 2; x++) {
        float sum = 0;
        for (int k = 0; k < 25; k++) {
          sum += sharp[at(x + k % 5 - 2, y + k / 5 - 2)];
        }
        frames[0][at(x, y)] = sum / 25;
      }
    }
    CameraDefects defects = found(frames);
    assertTrue(defects.dimmed()[0]);
    assertEquals(1, defects.oddFrames());
  }

  @Test
  void neitherThreadsNorAFileChangeWhatIsFound() {
    int[] three = {at(7, 9), at(30, 20), at(41, 33)};
    FrameStack stack = Films.stack(spiked(faulty((v, t, r) -> 60, three), 10, 50, null));
    CameraDefects expected = CameraDefects.of(stack, Progress.NONE);
    CameraDefects[] one = new CameraDefects[1];
    Parallelization.runSingleThreaded(() -> one[0] = CameraDefects.of(stack, Progress.NONE));
    FrameStack file =
        new FrameView(stack) {
          @Override
          public boolean isInMemory() {
            return false;
          }
        };
    for (CameraDefects other : List.of(one[0], CameraDefects.of(file, Progress.NONE))) {
      assertArrayEquals(expected.invalid().inside(), other.invalid().inside());
      for (int t = 0; t < FRAMES; t++) {
        assertArrayEquals(expected.spikes().of(t), other.spikes().of(t));
      }
    }
    assertTrue(expected.spikes().count() > 300);
  }

  @Test
  void aStackThatWasShiftedIsLookedAtWhereItIsCovered() {
    float[][] frames = spiked(slow, 30, 50, null);
    int[] dx = new int[FRAMES];
    Arrays.fill(dx, 200, FRAMES, 3);
    FrameStack shifted = new ShiftedFrames(Films.stack(frames), dx, new int[FRAMES]);
    CameraDefects defects = CameraDefects.of(shifted, Progress.NONE);
    CameraDefects whole = found(frames);
    int common = 0;
    for (int t = 0; t < FRAMES; t++) {
      for (int i : defects.spikes().of(t)) {
        common += Arrays.binarySearch(whole.spikes().of(t), i + dx[t]) >= 0 ? 1 : 0;
      }
    }
    assertTrue(common > 0.98 * defects.spikes().count(), common + " at the right place");
    assertEquals(0, defects.fixedCount());
    double share = (double) defects.spikes().count() / whole.spikes().count();
    assertEquals((W - 3.0) / W, share, 0.05);
  }
}
