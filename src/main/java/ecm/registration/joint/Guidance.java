package ecm.registration.joint;

import ecm.registration.match.PairMatch;
import ecm.registration.template.Information;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well a drift is known from what was matched alone, without any prior that the sample moves
 * little: the standard deviation of a frame's place [px], infinite where nothing fixes it.
 *
 * <p>Frames whose places are known with variance r from the mean, and whose steps are known with
 * variance q from pairs of frames, are known together with
 *
 * <p>sqrt(q r) / sqrt(4 + q / r),
 *
 * <p>the stationary variance of a smoothed random walk; and without any match with the mean with q
 * N / 6 about their mean, N frames in all. Speckle that lasts makes q small, so that even a film
 * without structure fixes the drift; decorrelating speckle alone fixes nothing.
 *
 * @param x standard deviation to the right
 * @param y standard deviation downwards
 */
public record Guidance(double x, double y) {

  /** Beyond this the drift is flagged [px]. */
  private static final double LIMIT = 1;

  /** Uncertainties beyond this say no more than that nothing is known [px]. */
  private static final double UNKNOWN = 10;

  /** From matches with the mean alone. */
  public static Guidance of(Information information) {
    return new Guidance(
        Math.sqrt(variance(information.xx(), 0, 1)), Math.sqrt(variance(information.yy(), 0, 1)));
  }

  /**
   * From matches with the mean and pairs.
   *
   * @param information of one match with the mean
   * @param pairs of frames, as measured
   * @param frames of the record
   */
  public static Guidance of(Information information, List<PairMatch> pairs, int frames) {
    int farthest = pairs.stream().mapToInt(p -> p.to() - p.from()).max().orElse(1);
    FrameSimilarity similarity = new FrameSimilarity(pairs, Math.max(4, farthest));
    double together = similarity.framesTogether(frames);
    double stepsX = 0;
    double stepsY = 0;
    int n = 0;
    for (PairMatch p : similarity.weighted(pairs)) {
      if (p.to() - p.from() == 1) {
        stepsX += p.xx();
        stepsY += p.yy();
        n++;
      }
    }
    double each = Math.max(1, n);
    return new Guidance(
        Math.sqrt(variance(information.xx() / together, stepsX / each, frames)),
        Math.sqrt(variance(information.yy() / together, stepsY / each, frames)));
  }

  private static double variance(double place, double step, int frames) {
    double r = place > 0 ? 1 / place : Double.POSITIVE_INFINITY;
    double q = step > 0 ? 1 / step : Double.POSITIVE_INFINITY;
    if (Double.isInfinite(q)) {
      return r;
    }
    double together = Double.isInfinite(r) ? r : Math.sqrt(q * r / (4 + q / r));
    return Math.min(together, q * frames / 6);
  }

  /** One sentence if too little guides the registration. */
  public List<String> warnings() {
    List<String> axes = new ArrayList<>();
    double worst = 0;
    for (boolean across : new boolean[] {true, false}) {
      double sd = across ? x : y;
      if (sd > LIMIT) {
        axes.add(across ? "x" : "y");
        worst = Math.max(worst, sd);
      }
    }
    if (axes.isEmpty()) {
      return List.of();
    }
    String size =
        worst > UNKNOWN
            ? String.format(Locale.ROOT, "more than %.0f px", UNKNOWN)
            : String.format(Locale.ROOT, "about %.1f px", worst);
    return List.of(
        "nothing static guides the registration in "
            + String.join(" and ", axes)
            + ": neither spot nor outline stands out of the speckle, and its shifts are uncertain by "
            + size
            + "; if the sample did not move, do not undo this drift (register=false)");
  }
}
