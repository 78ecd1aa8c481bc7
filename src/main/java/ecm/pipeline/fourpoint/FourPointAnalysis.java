package ecm.pipeline.fourpoint;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.fourpoint.Chi4;
import ecm.fourpoint.FourPoint;
import ecm.fourpoint.FourPointRequest;
import ecm.fourpoint.length.PlaneFit;
import ecm.fourpoint.length.Xi;
import ecm.fourpoint.length.XiFit;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The four-point function of a region with its correlation lengths, each beside what homogeneous
 * speckle gives.
 *
 * @param options as given
 * @param scale of frames and pixels
 * @param plane g4 of all lags, raw or normalised as the options say
 * @param tauIndex of the lag nearest to tau in the plane's lags
 * @param lengths found in the plane
 * @param speckle size
 * @param homogeneous what homogeneous speckle like the region's gives
 * @param chi4 of the region; empty if not asked for or the speckle size is not known
 */
public record FourPointAnalysis(
    FourPointOptions options,
    Scale scale,
    FourPoint plane,
    int tauIndex,
    Lengths lengths,
    Speckle speckle,
    Homogeneous homogeneous,
    Optional<Chi4> chi4) {

  /**
   * Units of frames and pixels.
   *
   * @param frameInterval dt [s]
   * @param pixelSize a [nm]
   * @param recordLength T [s]
   */
  public record Scale(double frameInterval, double pixelSize, double recordLength) {}

  /**
   * Correlation lengths.
   *
   * @param raw xi of raw intensities at the lag tau
   * @param normalized xi of intensities over each pixel's mean
   * @param plane fit in both lag and distance
   */
  public record Lengths(Xi raw, Xi normalized, PlaneFit plane) {}

  /**
   * The null.
   *
   * @param speckle homogeneous speckle like the region's, or why there is none
   * @param curve g4 of that at the lag tau, [R]; empty without a null
   * @param xi its correlation length [px]; NaN without a null
   * @param chi4 homogeneous chi4 at the lags of the region's; NaN without a null
   */
  public record Homogeneous(
      SpeckleNull speckle, Optional<double[]> curve, double xi, double[] chi4) {

    /** Standard error of the length [px], {@link SpeckleNull#sd}. */
    public double sd() {
      return speckle.sd(xi);
    }
  }

  private static final int LAGS_OF_G2 = 100;
  private static final int LAGS_OF_CHI4 = 25;

  /**
   * Analyses a region.
   *
   * @param stack aligned frames with known frame interval and pixel size
   * @param choice the region
   * @param options radii, lags, form, fits
   * @param progress told of every stage
   * @throws InvalidInput if tau is not known or not within the lags, a lag is beyond the record, a
   *     ring is empty, or the region has no pixel
   */
  public static FourPointAnalysis of(
      FrameStack stack, SampleChoice choice, FourPointOptions options, Progress progress) {
    checkUnits(stack);
    MeasuredSample sample = MeasuredSample.undivided(stack, choice, progress.part(0, 0.15));
    Moments moments = sample.moments();
    Mask mask = sample.mask();
    Speckle speckle = sample.speckle();
    PooledFit curve =
        PooledFit.of(stack, mask, LAGS_OF_G2, speckle.fwhm(), progress.part(0.15, 0.3));
    SpeckleNull speckleNull = SpeckleNull.of(moments, mask, curve, speckle, sample.recordLength());
    int tauLag = tauLag(stack, options, curve);
    int[] lags = options.lags().of(stack, options.form(), tauLag);
    FourPointRequest request =
        new FourPointRequest(options.maxRadius(), lags, options.form(), options.normalize());
    FourPoint plane = FourPoint.of(stack, mask, moments.mean(), request, progress.part(0.3, 0.7));
    FourPointRequest beside =
        new FourPointRequest(
            options.maxRadius(), new int[] {tauLag}, options.form(), !options.normalize());
    FourPoint other = FourPoint.of(stack, mask, moments.mean(), beside, progress.part(0.7, 0.85));
    Optional<Chi4> chi4 =
        options.chi4() && speckle.area() > 0
            ? Optional.of(chi4(stack, plane, speckle, progress.part(0.85, 1)))
            : Optional.empty();
    progress.log(
        String.format(
            Locale.ROOT,
            "four-point function: %d of %d pixels of the region are covered in every frame",
            plane.region().count(),
            mask.count()));
    return of(stack, options, plane, other, speckle, speckleNull, tauLag, chi4);
  }

  private static void checkUnits(FrameStack stack) {
    stack.requirePixelSize();
    stack.requireFrameInterval();
  }

  private static FourPointAnalysis of(
      FrameStack stack,
      FourPointOptions options,
      FourPoint plane,
      FourPoint other,
      Speckle speckle,
      SpeckleNull speckleNull,
      int tauLag,
      Optional<Chi4> chi4) {
    int at = Arrays.binarySearch(plane.request().lags(), tauLag);
    double dt = stack.frameInterval();
    XiFit.Options fit = fitOptions(options, plane, at);
    Xi own = Xi.of(plane, at, fit);
    Xi beside = Xi.of(other, 0, fitOptions(options, other, 0));
    double f = speckleNull.correlation(tauLag * dt);
    Optional<double[]> nullCurve =
        speckleNull.model().value().map(m -> m.g4(options.form(), options.maxRadius(), f));
    double[] chi4Null =
        chi4.map(Chi4::lags)
            .map(
                lags ->
                    Arrays.stream(lags).mapToDouble(p -> chi4Null(speckleNull, p * dt)).toArray())
            .orElse(new double[0]);
    return new FourPointAnalysis(
        options,
        new Scale(dt, stack.pixelSize(), stack.frames() * dt),
        plane,
        at,
        new Lengths(
            options.normalize() ? beside : own,
            options.normalize() ? own : beside,
            PlaneFit.of(plane, options.gamma(), options.excludeZero())),
        speckle,
        new Homogeneous(
            speckleNull,
            nullCurve,
            nullCurve.map(g4 -> XiFit.fit(g4, fit).xi()).orElse(Double.NaN),
            chi4Null),
        chi4);
  }

  private static double chi4Null(SpeckleNull speckle, double time) {
    return speckle.model().value().map(m -> m.chi4(speckle.correlation(time))).orElse(Double.NaN);
  }

  private static XiFit.Options fitOptions(FourPointOptions options, FourPoint g4, int lag) {
    double[] sd = options.weighted() ? g4.sd(lag) : new double[0];
    boolean usable = Arrays.stream(sd).allMatch(s -> s > 0);
    return new XiFit.Options(options.excludeZero(), usable ? sd : new double[0]);
  }

  private static int tauLag(FrameStack stack, FourPointOptions options, PooledFit curve) {
    if (options.tau() == 0 && !curve.isResolved()) {
      throw new InvalidInput(
          "tau of the region is not known ("
              + curve.reason()
              + "); set tau, the lag in seconds at which xi is fitted");
    }
    double tau = options.tau() > 0 ? options.tau() : curve.tau();
    long lag = Math.max(1, Math.round(tau / stack.frameInterval()));
    if (lag >= stack.frames()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "tau is %.4g s, a lag of %d frames, beyond the record of %d frames; at most %.4g s is"
                  + " allowed",
              tau,
              lag,
              stack.frames(),
              (stack.frames() - 1) * stack.frameInterval()));
    }
    return (int) lag;
  }

  private static Chi4 chi4(FrameStack stack, FourPoint plane, Speckle speckle, Progress progress) {
    int[] all = plane.request().lags();
    int[] lags = FourPointRequest.logLags(all[all.length - 1], LAGS_OF_CHI4);
    return Chi4.of(stack, plane.region(), lags, speckle.area(), progress);
  }

  /** The lag at which xi was fitted [s]. */
  public double tau() {
    return plane.request().lags()[tauIndex] * scale.frameInterval();
  }

  /** xi of the plane's own form at the lag tau. */
  public Xi own() {
    return options.normalize() ? lengths.normalized() : lengths.raw();
  }

  /** What to think of the lengths, in a sentence. */
  public String verdict() {
    if (Double.isNaN(homogeneous.xi())) {
      return "no null: " + homogeneous.speckle().model().reason();
    }
    if (lengths.normalized().isSpeckle(homogeneous.xi(), homogeneous.sd())) {
      return FourPointXi.LIKE_SPECKLE;
    }
    double excess = lengths.normalized().excess(homogeneous.xi(), homogeneous.sd());
    return Double.isNaN(excess)
        ? "xi_normalised or its standard error is not known"
        : String.format(
            Locale.ROOT,
            "xi_normalised is %.1f sd of both %s than that of speckle",
            Math.abs(excess),
            excess > 0 ? "longer" : "shorter");
  }
}
