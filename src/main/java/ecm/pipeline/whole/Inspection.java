package ecm.pipeline.whole;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.Correlation;
import ecm.kww.KwwCurve;
import ecm.pipeline.likelihood.PixelLikelihood;
import ecm.pipeline.maps.MapArrays;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.PixelFitting;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.region.PooledFit;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.tile.Tile;
import ecm.stack.tile.TileReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A close look at one pixel or a small region: intensity against time, g2 and its fit.
 *
 * <p>One pixel is treated exactly as in relaxation maps. Of several, the sums of Eq. 4 are pooled
 * after division by the smooth profile, and the fit has a free baseline and lags up to half the
 * record; see {@link PooledFit}.
 *
 * @param name of the region
 * @param pixels number of pixels
 * @param frameTimes [s]
 * @param intensity mean over the region in each frame; NaN where no pixel holds data
 * @param lagTimes [s]
 * @param g2 at these times
 * @param fit of them, or why there is none; baseline 1 for a single pixel
 * @param flags bits of {@link PixelFlag} of a single pixel; 0 for a region
 * @param likelihood what the likelihood of the record says of a single pixel, or why nothing; empty
 *     if it was not asked
 */
public record Inspection(
    String name,
    int pixels,
    double[] frameTimes,
    double[] intensity,
    double[] lagTimes,
    double[] g2,
    Maybe<KwwCurve> fit,
    int flags,
    Optional<Maybe<PixelLikelihood>> likelihood) {

  /**
   * Looks at a region.
   *
   * @param stack aligned frames with a known frame interval
   * @param region at least 1 pixel
   * @param name of the region
   * @param parameters lags, fit and background
   * @param progress may cancel
   * @throws InvalidInput if the frame interval is not known, or no pixel of a region can be used
   */
  public static Inspection of(
      FrameStack stack, Mask region, String name, MapParameters parameters, Progress progress) {
    FrameStack used = RelaxationMapping.intensities(stack, region, parameters, progress);
    double dt = stack.frameInterval();
    double[] frameTimes = new double[stack.frames()];
    Arrays.setAll(frameTimes, t -> t * dt);
    double[] trace = trace(stack, region, progress.part(0, 0.3));
    Curve curve =
        region.count() == 1
            ? pixel(used, region, parameters, progress.part(0.3, 1))
            : region(used, region, parameters, progress.part(0.3, 1));
    double[] lagTimes = parameters.times(stack.frames(), dt);
    return new Inspection(
        name,
        region.count(),
        frameTimes,
        trace,
        lagTimes,
        curve.g2,
        curve.fit,
        curve.flags,
        Optional.empty());
  }

  /** The same beside what the likelihood says. */
  public Inspection beside(Maybe<PixelLikelihood> said) {
    return new Inspection(
        name, pixels, frameTimes, intensity, lagTimes, g2, fit, flags, Optional.of(said));
  }

  /** What the likelihood says, if it does. */
  public Optional<PixelLikelihood> said() {
    return likelihood.flatMap(Maybe::value);
  }

  /** Whether there is a fit. */
  public boolean isResolved() {
    return fit.value().isPresent();
  }

  /** The fitted function; NaN without a fit. */
  public KwwCurve curve() {
    return fit.value().orElse(KwwCurve.NONE);
  }

  /** A; NaN without a fit. */
  public double contrast() {
    return curve().contrast();
  }

  /** Relaxation time [s]; NaN without a fit. */
  public double tau() {
    return curve().tau();
  }

  /** Stretching exponent; NaN without a fit. */
  public double beta() {
    return curve().beta();
  }

  /** Baseline; 1 for a single pixel, NaN for a region without a fit. */
  public double baseline() {
    return pixels == 1 ? 1 : curve().baseline();
  }

  /** Why there is no fit; empty if there is one. */
  public String reason() {
    return fit.reason();
  }

  /** The fitted g2 at a time [s]; NaN without a fit. */
  public double fitted(double time) {
    return curve().at(time);
  }

  /** The meaning of each flag that is set. */
  public String flagMeanings() {
    return String.join(
        "; ",
        Arrays.stream(PixelFlag.values())
            .filter(flag -> flag.in(flags))
            .map(PixelFlag::meaning)
            .toList());
  }

  private record Curve(double[] g2, Maybe<KwwCurve> fit, int flags) {}

  private static Curve pixel(
      FrameStack stack, Mask region, MapParameters parameters, Progress progress) {
    MapArrays one = new MapArrays(1, 1);
    PixelFitting fitting = new PixelFitting(one, parameters, stack.frames(), stack.frameInterval());
    double[] g2 = new double[parameters.lags()];
    Correlation.correlate(
        stack,
        region,
        parameters.request(false),
        () ->
            (index, curve, mean, frames, flags) -> {
              fitting.accept(0, curve, mean, frames, flags);
              System.arraycopy(curve, 0, g2, 0, g2.length);
            },
        progress);
    int flags = one.flags[0];
    return new Curve(g2, fit(one, flags), flags);
  }

  private static Maybe<KwwCurve> fit(MapArrays one, int flags) {
    if (!PixelFlag.withoutValue(flags)) {
      return Maybe.of(new KwwCurve(one.contrast[0], one.tau[0], one.beta[0], 1));
    }
    return Maybe.not(
        "no value: "
            + Arrays.stream(PixelFlag.values())
                .filter(flag -> flag.in(flags) && PixelFlag.withoutValue(flag.bit()))
                .map(PixelFlag::meaning)
                .findFirst()
                .orElse(""));
  }

  private static Curve region(
      FrameStack stack, Mask region, MapParameters parameters, Progress progress) {
    PooledFit fit = PooledFit.of(stack, region, parameters.lags(), Double.NaN, progress);
    return new Curve(
        fit.curve().g2(), fit.isResolved() ? Maybe.of(fit.fit()) : Maybe.not(fit.reason()), 0);
  }

  private static double[] trace(FrameStack stack, Mask region, Progress progress) {
    Map<Integer, double[][]> parts = new ConcurrentSkipListMap<>();
    TileReader.of(stack, region)
        .forEach(progress, "reading", () -> tile -> parts.put(tile.pixels()[0], sums(tile, stack)));
    double[] mean = new double[stack.frames()];
    double[] count = new double[stack.frames()];
    for (double[][] part : parts.values()) {
      for (int t = 0; t < mean.length; t++) {
        mean[t] += part[0][t];
        count[t] += part[1][t];
      }
    }
    for (int t = 0; t < mean.length; t++) {
      mean[t] = count[t] == 0 ? Double.NaN : mean[t] / count[t];
    }
    return mean;
  }

  private static double[][] sums(Tile tile, FrameStack stack) {
    Coverage coverage = stack.coverage();
    double[][] sums = new double[2][tile.frames()];
    for (int t = 0; t < tile.frames(); t++) {
      for (int p = 0; p < tile.width(); p++) {
        int pixel = tile.pixels()[p];
        if (coverage.isValid(t, pixel % stack.width(), pixel / stack.width())) {
          sums[0][t] += tile.rows()[t][p];
          sums[1][t]++;
        }
      }
    }
    return sums;
  }
}
