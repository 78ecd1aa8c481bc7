package ecm.registration;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.registration.frame.FourierShift;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.tile.FreeHeap;

/**
 * A stack with displacements of a fraction of a pixel undone by the phases of the Fourier
 * transform, not of the intensity I but of the root of I + c, which is squared again afterwards.
 *
 * <p>Every interpolation gives a pixel some of the noise of its neighbours. A dark pixel beside a
 * bright one would get noise that its own counts do not have, and the root of its intensity, which
 * the likelihood looks at, would fluctuate by much more than that of a pixel of its brightness. The
 * root has the same noise in dark and bright places, and the Fourier transform leaves it white. The
 * offset c rounds off the cusps that a root has at the zeros of a speckle pattern.
 *
 * <p>Each frame is mirrored at the borders of what is covered, and its outermost pixels, of which
 * that makes something else, are no longer covered. NaN stays where it is. Safe for several threads
 * if the source is.
 */
final class SteadiedFrames extends FrameView {

  /** Frames are held in memory if they take no more of it than this share. */
  private static final double SHARE_OF_FREE_HEAP = 0.4;

  private static final int BORDER = 2;

  private final double[] dx;
  private final double[] dy;
  private final float offset;
  private final float[][] held;
  private final Coverage coverage;

  private SteadiedFrames(
      FrameStack source, double[] dx, double[] dy, double offset, float[][] held) {
    super(source);
    this.dx = dx;
    this.dy = dy;
    this.offset = (float) offset;
    this.held = held;
    this.coverage = inner(source.coverage());
  }

  private static Coverage inner(Coverage whole) {
    Rect[] covered = new Rect[whole.frames()];
    for (int t = 0; t < covered.length; t++) {
      Rect area = whole.covered(t);
      covered[t] =
          new Rect(
              area.x() + BORDER,
              area.y() + BORDER,
              Math.max(0, area.width() - 2 * BORDER),
              Math.max(0, area.height() - 2 * BORDER));
    }
    return new Coverage(whole.validFrames(), covered);
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  /**
   * A view of a stack.
   *
   * @param source the stack
   * @param dx where the sample was displaced to in each frame, to the right [px]
   * @param dy downwards [px]
   * @param offset c [units of intensity], above 0
   * @param progress told of the frames done, if they are held in memory
   */
  static FrameStack of(
      FrameStack source, double[] dx, double[] dy, double offset, Progress progress) {
    SteadiedFrames view = new SteadiedFrames(source, dx, dy, offset, null);
    double bytes = (double) Float.BYTES * source.width() * source.height() * source.frames();
    if (!source.isInMemory() || bytes > SHARE_OF_FREE_HEAP * FreeHeap.bytes()) {
      return view;
    }
    float[][] held = new float[source.frames()][];
    Parallel.forEach(
        held.length, progress, "undoing jitter", (int frame) -> held[frame] = view.shifted(frame));
    return new SteadiedFrames(source, dx, dy, offset, held);
  }

  /** Only if the frames are held: it would else shift a frame again for every part of it. */
  @Override
  public boolean isInMemory() {
    return held != null;
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    float[] values = held == null ? shifted(frame) : held[frame];
    System.arraycopy(values, y * width(), target, 0, rows * width());
  }

  private float[] shifted(int frame) {
    float[] values = source.frame(frame);
    Rect area = source.coverage().covered(frame);
    boolean still = dx[frame] == 0 && dy[frame] == 0;
    if (still || !coverage().isValid(frame) || area.isEmpty()) {
      return values;
    }
    float[] root = roots(values, area);
    float[] moved = FourierShift.of(root, area.width(), area.height(), dx[frame], dy[frame]);
    for (int i = 0; i < moved.length; i++) {
      int at = place(i, area);
      float positive = Math.max(0, moved[i]);
      values[at] = Float.isNaN(values[at]) ? Float.NaN : positive * positive - offset;
    }
    return values;
  }

  private int place(int i, Rect area) {
    return (area.y() + i / area.width()) * width() + area.x() + i % area.width();
  }

  /** The roots of what is covered; where there is no value, that of the pixel before. */
  private float[] roots(float[] values, Rect area) {
    float[] root = new float[area.width() * area.height()];
    float before = offset;
    for (int i = 0; i < root.length; i++) {
      float value = values[place(i, area)] + offset;
      before = Float.isNaN(value) ? before : value;
      root[i] = (float) Math.sqrt(Math.max(0, before));
    }
    return root;
  }
}
