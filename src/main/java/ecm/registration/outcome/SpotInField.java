package ecm.registration.outcome;

import ecm.base.Quantiles;
import ecm.registration.estimator.Measurement;
import ecm.registration.frame.Blur;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.Drift;
import java.util.List;
import java.util.Locale;

/** Says in which frames the bright spot that guides the registration has left the field. */
final class SpotInField {

  /** A spot is this much brighter over the median than the brightest 2 % of pixels are. */
  private static final double BRIGHT = 2;

  private static final double SIZE = 1.5;

  private SpotInField() {}

  /** One sentence if a spot leaves; none otherwise. */
  static List<String> warnings(Measurement measured, Drift drift) {
    Template template = measured.template();
    int width = template.width();
    int height = template.height();
    float[] smooth = Blur.gaussian(template.mean(), width, height, SIZE);
    double[] values = new double[smooth.length];
    int spot = 0;
    for (int i = 0; i < smooth.length; i++) {
      values[i] = smooth[i];
      spot = smooth[i] > smooth[spot] ? i : spot;
    }
    double[] sorted = Quantiles.sorted(values);
    double median = Quantiles.ofSorted(sorted, 0.5);
    if (smooth[spot] - median < BRIGHT * (Quantiles.ofSorted(sorted, 0.98) - median)) {
      return List.of();
    }
    int first = -1;
    int count = 0;
    for (int t = 0; t < measured.frames(); t++) {
      Match m = drift.bad()[t] ? null : measured.matches()[t];
      if (m == null) {
        continue;
      }
      double x = spot % width + m.dx();
      double y = spot / width + m.dy();
      if (x < 0 || y < 0 || x > width - 1 || y > height - 1) {
        first = count++ == 0 ? t : first;
      }
    }
    return count == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "the bright spot leaves the field in %d frames, first in frame %d",
                count,
                first + 1));
  }
}
