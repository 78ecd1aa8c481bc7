package ecm.defects;

import ecm.base.Progress;
import ecm.stack.CroppedFrames;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * What is wrong with the samples of a record, in the coordinates of the camera.
 *
 * @param invalid pixels that do not measure: without a finite sample in half of the frames, or of
 *     one value in the midst of others that change, also as rows and columns
 * @param stuck pixels that measure wrongly in every frame: hot, noisy, of another gain, blinking
 * @param spikes samples struck by an X-ray or a cosmic ray, or not finite; none of a pixel that is
 *     invalid or stuck, or of a frame that is left out
 * @param repeated per frame, whether it repeats the one before bit for bit
 * @param dimmed per frame, whether it is blank, of another brightness than those about it, or, the
 *     first, blurred
 */
public record CameraDefects(
    Mask invalid, Mask stuck, Samples spikes, boolean[] repeated, boolean[] dimmed) {

  private static final int FEWEST_FRAMES = 50;
  private static final int SMALLEST = 16;

  /** If more pixels measure wrongly, the field is of another kind than looked for. */
  private static final double MOST_STUCK = 0.01;

  /**
   * Looks for them.
   *
   * <p>Two passes, which hold three frames and some numbers per pixel in memory; see {@link
   * DeadPixels}, {@link OutlierResponse}, {@link OddFrames} and {@link Spikes} for what counts.
   * Nothing is looked for in fewer than 50 valid frames or a field below 16 x 16 px; of a stack
   * that was shifted already, only the pixels covered in every frame are looked at.
   *
   * @param stack as recorded
   * @param progress told of the work
   * @throws ecm.base.Cancelled if cancelled
   */
  public static CameraDefects of(FrameStack stack, Progress progress) {
    Rect always = stack.coverage().always();
    if (stack.coverage().validCount() < FEWEST_FRAMES
        || Math.min(always.width(), always.height()) < SMALLEST) {
      return none(stack);
    }
    boolean whole = always.equals(new Rect(0, 0, stack.width(), stack.height()));
    return whole
        ? inField(stack, progress)
        : inField(new CroppedFrames(stack, always), progress).placed(always, stack);
  }

  /** Of a record without any, or not looked at. */
  public static CameraDefects none(FrameStack stack) {
    Mask no = Mask.of(stack.width(), stack.height(), i -> false);
    boolean[] frames = new boolean[stack.frames()];
    return new CameraDefects(
        no, no, new Samples.Builder(stack.frames()).build(), frames, frames.clone());
  }

  private static CameraDefects inField(FrameStack stack, Progress progress) {
    RecordSums sums = RecordSums.of(stack, progress.part(0, 0.4));
    int[] valid = RecordSums.validFrames(stack);
    boolean[] dead = DeadPixels.of(stack, sums);
    boolean[] wrong = OutlierResponse.of(stack, sums, dead);
    if (count(wrong) > MOST_STUCK * wrong.length) {
      wrong = new boolean[wrong.length];
    }
    boolean[] fixed = either(dead, wrong);
    boolean[] repeated = OddFrames.repeated(sums, valid);
    boolean[] dimmed = OddFrames.dimmed(sums, valid, repeated);
    int[] good = Arrays.stream(valid).filter(t -> !repeated[t] && !dimmed[t]).toArray();
    int w = stack.width();
    int h = stack.height();
    if (good.length < FEWEST_FRAMES) {
      return new CameraDefects(
          new Mask(w, h, dead),
          new Mask(w, h, wrong),
          new Samples.Builder(stack.frames()).build(),
          repeated,
          dimmed);
    }
    FrameStack filled = count(fixed) == 0 ? stack : Patches.withMeans(stack, sums, fixed);
    Spikes spikes = Spikes.of(filled, good, sums, progress.part(0.4, 1));
    return new CameraDefects(
        new Mask(w, h, dead),
        new Mask(w, h, either(wrong, spikes.unsteady())),
        NonFinite.add(spikes.samples(), stack, sums, either(fixed, spikes.unsteady()), good),
        repeated,
        dimmed);
  }

  private static int count(boolean[] some) {
    int n = 0;
    for (boolean b : some) {
      n += b ? 1 : 0;
    }
    return n;
  }

  private static boolean[] either(boolean[] a, boolean[] b) {
    boolean[] both = new boolean[a.length];
    for (int i = 0; i < a.length; i++) {
      both[i] = a[i] || b[i];
    }
    return both;
  }

  /** The same in the whole field, of which this is a part. */
  private CameraDefects placed(Rect part, FrameStack whole) {
    int width = whole.width();
    Samples.Builder moved = new Samples.Builder(spikes.frames());
    for (int t = 0; t < spikes.frames(); t++) {
      for (int i : spikes.of(t)) {
        moved.add(t, (part.y() + i / part.width()) * width + part.x() + i % part.width());
      }
    }
    return new CameraDefects(
        placed(invalid, part, whole), placed(stuck, part, whole), moved.build(), repeated, dimmed);
  }

  private static Mask placed(Mask mask, Rect part, FrameStack whole) {
    int width = whole.width();
    return Mask.of(
        width,
        whole.height(),
        i ->
            part.contains(i % width, i / width)
                && mask.contains(i % width - part.x(), i / width - part.y()));
  }

  /** Whether there is anything to repair. */
  public boolean isClean() {
    return fixedCount() == 0 && spikes.count() == 0 && oddFrames() == 0;
  }

  /** Number of pixels that are invalid or stuck. */
  public int fixedCount() {
    return invalid.count() + stuck.count();
  }

  /** Number of frames that are repeated or dimmed. */
  public int oddFrames() {
    return repeatedCount() + dimmedCount();
  }

  /** Number of frames that repeat the one before. */
  public int repeatedCount() {
    return count(repeated);
  }

  /** Number of frames that are blank, blurred or of another brightness. */
  public int dimmedCount() {
    return count(dimmed);
  }

  /** Per pixel, how many of its samples are left out, frames left out whole not counted. */
  public FloatMap leftOut() {
    FloatMap map = FloatMap.filled(invalid.width(), invalid.height(), 0);
    int[] struck = spikes.perPixel(map.values().length);
    int frames = repeated.length - oddFrames();
    for (int i = 0; i < struck.length; i++) {
      map.values()[i] = isFixed(i) ? frames : struck[i];
    }
    return map;
  }

  /** Whether a pixel is invalid or stuck. */
  boolean isFixed(int pixel) {
    return invalid.contains(pixel) || stuck.contains(pixel);
  }

  /** Per pixel, whether it is invalid or stuck. */
  boolean[] fixed() {
    return either(invalid.inside(), stuck.inside());
  }

  /** Per frame, whether it is left out. */
  boolean[] odd() {
    return either(repeated, dimmed);
  }
}
