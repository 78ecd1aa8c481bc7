package ecm.registration.outcome;

import ecm.base.Quantiles;
import ecm.registration.estimator.Measurement;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.match.WeightedMatch;
import ecm.registration.template.Information;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.SegmentScatter;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the sample only moved, or also turned or changed its shape: the means of about 20 parts
 * of the record are matched with the mean of all in the two halves of the field above and below,
 * left and right, and the shifts compared. A rotation moves opposite halves apart; so does a change
 * of shape.
 *
 * @param apart largest distance by which two halves moved apart [px], if it is flagged; otherwise
 *     0; NaN if the record has too few parts to tell
 * @param warnings one sentence if there is a rotation or deformation
 */
public record Deformation(double apart, List<String> warnings) {

  /** Differential shift that is flagged [px]. */
  private static final double LIMIT = 0.5;

  /** A change over the record must also exceed its noise by this factor. */
  private static final double SIGNIFICANT = 4.5;

  /** And that of one segment's match by this, which speckle that lasts makes larger. */
  private static final double LASTING = 5;

  /** A half must fix an axis to this standard deviation to be compared, per segment [px]. */
  private static final double SHARP = 0.3;

  private static final int FEWEST_SEGMENTS = 4;

  /** Compares the shifts of opposite halves of the field over the record. */
  public static Deformation of(Measurement measured) {
    SegmentMeans segments = measured.segments();
    if (segments == null || segments.count() < FEWEST_SEGMENTS) {
      return new Deformation(Double.NaN, List.of());
    }
    Template template = measured.template();
    int w = template.width();
    int h = template.height();
    Rect[][] pairs = {
      {new Rect(0, 0, w, h / 2), new Rect(0, h / 2, w, h - h / 2)},
      {new Rect(0, 0, w / 2, h), new Rect(w / 2, 0, w - w / 2, h)}
    };
    String[] names = {"upper and lower", "left and right"};
    double left = Math.sqrt(SegmentScatter.left(segments, template));
    List<String> found = new ArrayList<>();
    double apart = 0;
    for (int p = 0; p < 2; p++) {
      Half one = shifts(measured, pairs[p][0]);
      Half two = shifts(measured, pairs[p][1]);
      for (int axis = 0; axis < 2; axis++) {
        double change = change(one.shifts()[axis], two.shifts()[axis]);
        double segment = left * Math.hypot(one.sd()[axis], two.sd()[axis]);
        if (change > LIMIT && change > LASTING * segment) {
          apart = Math.max(apart, change);
          found.add(sentence(names[p], change, axis));
        }
      }
    }
    return new Deformation(apart, found.isEmpty() ? List.of() : List.of(warning(found)));
  }

  private static String sentence(String halves, double change, int axis) {
    return String.format(
        Locale.ROOT,
        "%s halves move apart by %.1f px in %s",
        halves,
        change,
        axis == 0 ? "x" : "y");
  }

  private static String warning(List<String> found) {
    return "rotation or deformation: translation insufficient (" + String.join("; ", found) + ")";
  }

  /** Shifts of the segments in one region, x and y, and the sd of one frame's match there. */
  private record Half(double[][] shifts, double[] sd) {}

  /** Measures one half; shifts are NaN where the region does not fix them. */
  private static Half shifts(Measurement measured, Rect region) {
    Template template = measured.template();
    SegmentMeans segments = measured.segments();
    float[] weight = measured.weight().clone();
    for (int i = 0; i < weight.length; i++) {
      weight[i] = region.contains(i % template.width(), i / template.width()) ? weight[i] : 0;
    }
    WeightedMatch match = new WeightedMatch(template, weight, template.width());
    Information information = match.information(InvalidPixels.NONE);
    double[][] shifts = new double[2][segments.count()];
    for (int k = 0; k < segments.count(); k++) {
      double needed = 1 / (SHARP * SHARP * Math.max(1, segments.frames(k)));
      Rect covered = segments.covered(k);
      Match m =
          segments.frames(k) == 0 || covered.isEmpty()
              ? Match.NONE
              : match
                  .matcher(segments.unknown(k))
                  .from(segments.filled(k, template.mean()), covered, 0, 0);
      boolean usable = segments.frames(k) > 0 && !Double.isNaN(m.quality());
      shifts[0][k] = usable && information.xx() > needed ? m.dx() : Double.NaN;
      shifts[1][k] = usable && information.yy() > needed ? m.dy() : Double.NaN;
    }
    double[] sd = {sd(information.xx()), sd(information.yy())};
    return new Half(shifts, sd);
  }

  private static double sd(double information) {
    return information > 0 ? 1 / Math.sqrt(information) : Double.POSITIVE_INFINITY;
  }

  /**
   * The change of the difference over the record, by the medians of three successive segments; 0 if
   * it does not stand out of the scatter about the course of the difference ({@link Course}).
   */
  private static double change(double[] one, double[] two) {
    int n = one.length;
    double[] apart = new double[n];
    for (int k = 0; k < n; k++) {
      apart[k] = one[k] - two[k];
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    int reach = Math.min(3, n);
    for (int k = 0; k + reach <= n; k++) {
      double level = Quantiles.median(java.util.Arrays.copyOfRange(apart, k, k + reach));
      lowest = Math.min(lowest, level);
      highest = Math.max(highest, level);
    }
    double change = highest - lowest;
    return change > SIGNIFICANT * Course.scatter(apart) ? change : 0;
  }
}
