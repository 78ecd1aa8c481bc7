package ecm.defects;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Samples struck by an X-ray or a cosmic ray: 1 to 6 pixels of one frame.
 *
 * <p>A sample is one if it is above the {@link SpikeLaw} of its neighbours in time, also with the
 * mean of the ring at a distance of 2 px in its own frame for T (where the specimen moves by more
 * than a pixel between frames, neighbours in time are other places), 5 standard deviations of the
 * pixel's other samples above their mean, and if no more than 6 connected pixels reach half its
 * height over that ring. Its neighbours belong to it if they are half as far above T as the law
 * allows. A pixel struck in 2 % of the frames, and 8, is unsteady.
 *
 * @param samples those struck
 * @param unsteady per pixel; their samples are not among those struck
 */
record Spikes(Samples samples, boolean[] unsteady) {

  private static final double UNSTEADY = 0.02;
  private static final int UNSTEADY_FRAMES = 8;

  /**
   * Finds them.
   *
   * @param stack without bad pixels
   * @param good frames to look at, ascending
   * @param sums of the same record
   */
  static Spikes of(FrameStack stack, int[] good, RecordSums sums, Progress progress) {
    int n = stack.width() * stack.height();
    SpikeLaw law = SpikeLaw.of(stack, good);
    if (!law.isKnown()) {
      return new Spikes(new Samples.Builder(stack.frames()).build(), new boolean[n]);
    }
    SpikeCandidates.Found found = SpikeCandidates.of(stack, good, law, sums, progress.part(0, 0.9));
    Samples candidates = found.samples();
    Samples.Builder struck = new Samples.Builder(stack.frames());
    IntConsumer look =
        k -> {
          if (candidates.of(good[k]).length > 0) {
            new SpikeFrame(stack, law, good, k)
                .judge(candidates.of(good[k]), found.usual(), struck);
          }
        };
    if (stack.isInMemory()) {
      Parallel.forEach(good.length, progress.part(0.9, 1), "looking at spikes", look);
    } else {
      for (int k = 0; k < good.length; k++) {
        progress.check();
        look.accept(k);
      }
    }
    return steady(struck.build(), n, Math.max(UNSTEADY_FRAMES, (int) (UNSTEADY * good.length)));
  }

  private static Spikes steady(Samples struck, int pixels, int limit) {
    int[] hits = struck.perPixel(pixels);
    boolean[] unsteady = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      unsteady[i] = hits[i] >= limit;
    }
    Samples.Builder kept = new Samples.Builder(struck.frames());
    for (int t = 0; t < struck.frames(); t++) {
      int frame = t;
      Arrays.stream(struck.of(t)).filter(i -> !unsteady[i]).forEach(i -> kept.add(frame, i));
    }
    return new Spikes(kept.build(), unsteady);
  }
}
