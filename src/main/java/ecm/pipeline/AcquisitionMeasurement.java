package ecm.pipeline;

import ecm.acquisition.AcquisitionCheck.Curve;
import ecm.acquisition.AcquisitionCheck.Difference;
import ecm.acquisition.AcquisitionCheck.Measured;
import ecm.acquisition.AcquisitionCheck.StaticPixels;
import ecm.acquisition.LinearTrend;
import ecm.acquisition.Speckle;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.mask.Moments;
import ecm.mask.SampleRegion;
import ecm.math.Quantiles;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.stack.Drift;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import ecm.surface.SurfaceLayers;

/** Measures what decides whether a record is good enough, without fitting single pixels. */
public final class AcquisitionMeasurement {

  private static final int LAGS = 100;
  private static final double SURFACE_DEPTH = 1;
  private static final double BULK_DEPTH = 5;

  /** A pixel whose relative variance is below this fraction of the median is static. */
  private static final double STATIC = 0.1;

  private final FrameStack stack;
  private final Drift drift;
  private final Progress progress;

  private AcquisitionMeasurement(FrameStack stack, Drift drift, Progress progress) {
    this.stack = stack;
    this.drift = drift;
    this.progress = progress;
  }

  /**
   * Registers a stack if asked to, finds the sample, its speckle and its pooled g2, of the whole
   * record and of its halves.
   *
   * <p>The standard error of the difference between the halves is sqrt(2) times the spread of ln
   * tau_fit of single pixels in half the record over sqrt(N_speckle). Static pixels are those whose
   * variance over a half, relative to their squared mean, is below a tenth of the median.
   *
   * @param recorded with known frame interval
   * @param sample where it is
   * @param register whether drift is measured and undone
   * @throws InvalidInput if the pixel size is not known or there is no sample
   */
  public static Measured of(
      FrameStack recorded, SampleChoice sample, boolean register, Progress progress) {
    if (!(recorded.pixelSize() > 0)) {
      throw new InvalidInput(
          "the pixel size of "
              + recorded.info().title()
              + " is not known; set pixelSize in nanometres");
    }
    if (!register) {
      return new AcquisitionMeasurement(recorded, null, progress).measure(sample);
    }
    Drift drift =
        Registration.measure(recorded, RegistrationParameters.defaults(), progress.part(0, 0.5))
            .drift();
    FrameStack still = Registration.undo(recorded, drift, Interpolation.NONE);
    return new AcquisitionMeasurement(still, drift, progress.part(0.5, 1)).measure(sample);
  }

  private Measured measure(SampleChoice sample) {
    Moments moments = Moments.of(stack, progress.part(0, 0.1));
    SampleRegion region = sample.find(moments, stack.coverage(), progress);
    FloatMap distance = sample.distance(region, stack.coverage());
    SurfaceLayers layers =
        SurfaceLayers.of(region.mask(), distance, stack.pixelSize(), SURFACE_DEPTH, BULK_DEPTH);
    Mask bulk = layers.bulk().count() > 0 ? layers.bulk() : region.mask();
    Speckle speckle = Speckle.measure(stack, bulk, progress.part(0.1, 0.2));
    PooledFit whole = pooled(stack, bulk, speckle, 0.2);
    double surface =
        layers.surface().count() > 0
            ? tau(pooled(stack, layers.surface(), speckle, 0.4))
            : Double.NaN;
    double speckles = bulk.count() / speckle.area();
    int half = stack.frames() / 2;
    FrameStack first = part(0, half);
    FrameStack second = part(half, half);
    return new Measured(
        stack.frameInterval(),
        stack.frames(),
        stack.pixelSize(),
        curve(whole, moments, bulk, region.background()),
        surface,
        new Difference(
            Math.log(tau(pooled(second, bulk, speckle, 0.7)))
                - Math.log(tau(pooled(first, bulk, speckle, 0.6))),
            error(whole, moments, bulk, speckles)),
        speckle,
        speckles,
        LinearTrend.of(moments.frameMean()),
        new StaticPixels(staticFraction(first, bulk), staticFraction(second, bulk)),
        drift == null ? Double.NaN : largestStep(drift));
  }

  private PooledFit pooled(FrameStack frames, Mask mask, Speckle speckle, double from) {
    return PooledFit.of(frames, mask, LAGS, speckle.fwhm(), progress.part(from, from + 0.1));
  }

  private static double tau(PooledFit fit) {
    return fit.isResolved() ? fit.tau() : Double.NaN;
  }

  private FrameStack part(int first, int frames) {
    return new SelectedFrames(stack, first, frames, new boolean[frames], stack.info());
  }

  private Curve curve(PooledFit fit, Moments moments, Mask bulk, double background) {
    if (!fit.isResolved()) {
      return new Curve(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double counts =
        RegionConditions.counts(
            fit,
            RegionConditions.relativeVariance(moments, bulk, 0),
            stack.frames() * stack.frameInterval());
    return new Curve(fit.tau(), fit.beta(), fit.contrast(), counts);
  }

  private double error(PooledFit fit, Moments moments, Mask bulk, double speckles) {
    Curve curve = curve(fit, moments, bulk, 0);
    double halfLength = stack.frames() * stack.frameInterval() / 2;
    Conditions conditions =
        new Conditions(curve.beta(), curve.contrast(), curve.counts(), stack.frames() / 2.0);
    double spread = ResponseTable.shipped().spread(halfLength / curve.tau(), conditions);
    return spread * Math.sqrt(2 / speckles);
  }

  private double staticFraction(FrameStack half, Mask bulk) {
    Moments moments = Moments.of(half, progress.part(0.9, 1));
    double[] relative = new double[bulk.inside().length];
    for (int i = 0; i < relative.length; i++) {
      double ratio = moments.sd().values()[i] / moments.mean().values()[i];
      relative[i] = bulk.contains(i) ? ratio * ratio : Double.NaN;
    }
    double median = Quantiles.median(relative);
    int still = 0;
    for (double r : relative) {
      still += r < STATIC * median ? 1 : 0;
    }
    return (double) still / bulk.count();
  }

  private static double largestStep(Drift drift) {
    double largest = 0;
    for (int t = 1; t < drift.frames(); t++) {
      double step =
          Math.hypot(drift.dx()[t] - drift.dx()[t - 1], drift.dy()[t] - drift.dy()[t - 1]);
      largest = Math.max(largest, step);
    }
    return largest;
  }
}
