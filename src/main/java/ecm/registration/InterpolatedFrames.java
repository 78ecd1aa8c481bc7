package ecm.registration;

import ecm.registration.frame.FourierShift;
import ecm.stack.Coverage;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ecm.stack.SampleType;

/**
 * A stack with each frame shifted by fractions of a pixel: pixel (x, y) of the view is the source
 * interpolated at (x + dx, y + dy), in float, never clipped: a value below 0 stays.
 *
 * <p>Interpolation smooths counting noise and lowers the contrast of speckle; whole-pixel shifts do
 * not. A pixel is covered only if all pixels that it is computed from are: 2 x 2 for linear, 4 x 4
 * for cubic (Catmull-Rom); the Fourier shift uses the whole frame, mirrored at its borders, and is
 * covered where the nearest pixels are. Pixels that are not covered read as 0.
 */
public final class InterpolatedFrames extends FrameView {

  private final Drift drift;
  private final Interpolation interpolation;
  private final Coverage coverage;

  /**
   * @param source the stack as recorded
   * @param drift where the sample moved to
   * @param interpolation anything but {@link Interpolation#NONE}
   */
  public InterpolatedFrames(FrameStack source, Drift drift, Interpolation interpolation) {
    super(source);
    this.drift = drift;
    this.interpolation = interpolation;
    Rect[] covered = new Rect[source.frames()];
    for (int t = 0; t < covered.length; t++) {
      covered[t] = covered(source.coverage().covered(t), drift.dx()[t], drift.dy()[t]);
    }
    this.coverage = new Coverage(source.coverage().validFrames(), covered);
  }

  private Rect covered(Rect from, double dx, double dy) {
    int reach = interpolation == Interpolation.CUBIC ? 1 : 0;
    int beforeX = dx == Math.rint(dx) ? 0 : reach;
    int beforeY = dy == Math.rint(dy) ? 0 : reach;
    int afterX = dx == Math.rint(dx) ? 0 : reach + 1;
    int afterY = dy == Math.rint(dy) ? 0 : reach + 1;
    Rect inner =
        new Rect(
            from.x() + beforeX,
            from.y() + beforeY,
            from.width() - beforeX - afterX,
            from.height() - beforeY - afterY);
    return inner
        .translate(-(int) Math.floor(dx), -(int) Math.floor(dy))
        .intersect(new Rect(0, 0, source.width(), source.height()));
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    double dx = drift.dx()[frame];
    double dy = drift.dy()[frame];
    java.util.Arrays.fill(target, 0, rows * width(), 0);
    Rect area = coverage.covered(frame).intersect(new Rect(0, y, width(), rows));
    if (area.isEmpty()) {
      return;
    }
    if (interpolation == Interpolation.FOURIER) {
      float[] shifted = FourierShift.of(source.frame(frame), width(), height(), dx, dy);
      for (int row = area.y(); row < area.yEnd(); row++) {
        System.arraycopy(
            shifted,
            row * width() + area.x(),
            target,
            (row - y) * width() + area.x(),
            area.width());
      }
    } else {
      interpolate(frame, area, y, target);
    }
  }

  private void interpolate(int frame, Rect area, int y, float[] target) {
    double dx = drift.dx()[frame];
    double dy = drift.dy()[frame];
    int shiftX = (int) Math.floor(dx);
    int shiftY = (int) Math.floor(dy);
    float[] across = weights(interpolation, dx - shiftX);
    float[] down = weights(interpolation, dy - shiftY);
    int first = Math.max(0, area.y() + shiftY - 1);
    int end = Math.min(height(), area.yEnd() + shiftY + 2);
    float[] read = new float[(end - first) * width()];
    source.copyRows(frame, first, end - first, read);
    for (int row = area.y(); row < area.yEnd(); row++) {
      int out = (row - y) * width();
      for (int k = 0; k < 4; k++) {
        if (down[k] == 0) {
          continue;
        }
        int in = (row + shiftY + k - 1 - first) * width() + shiftX - 1;
        for (int j = 0; j < 4; j++) {
          float weight = down[k] * across[j];
          for (int x = area.x(); weight != 0 && x < area.xEnd(); x++) {
            target[out + x] += weight * read[in + x + j];
          }
        }
      }
    }
  }

  /** Weights of the pixels -1, 0, 1, 2 about a point at the fraction f past pixel 0. */
  static float[] weights(Interpolation interpolation, double f) {
    if (interpolation == Interpolation.LINEAR) {
      return new float[] {0, (float) (1 - f), (float) f, 0};
    }
    return new float[] {
      (float) (f * (-0.5 + f * (1 - 0.5 * f))),
      (float) (1 + f * f * (-2.5 + 1.5 * f)),
      (float) (f * (0.5 + f * (2 - 1.5 * f))),
      (float) (f * f * (-0.5 + 0.5 * f))
    };
  }
}
