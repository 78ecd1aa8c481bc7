package ecm.pipeline.whole;

import ecm.acquisition.AcquisitionCheck.Curve;
import ecm.acquisition.AcquisitionCheck.Difference;
import ecm.acquisition.AcquisitionCheck.Measured;
import ecm.acquisition.AcquisitionCheck.StaticPixels;
import ecm.acquisition.LinearTrend;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.defects.CameraDefects;
import ecm.defects.Repair;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.region.RegionConditions;
import ecm.pipeline.region.SampleChoice;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.registration.RegistrationResult;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SelectedFrames;
import ecm.surface.SurfaceLayers;
import java.util.Optional;

/** Measures what decides whether a record is good enough, without fitting single pixels. */
public final class AcquisitionMeasurement {

  private static final int LAGS = 100;

  /** A pixel whose relative variance is below this fraction of the median is static. */
  private static final double STATIC = 0.1;

  /** The scatter of ln tau of a pixel is about this times sqrt(tau / T). */
  private static final double SCATTER = 3;

  private static final int MOST_PAIRS = 200;
  private static final double LEAST_NOISE = 1e-4;

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
   * <p>The standard error of the difference between the halves is sqrt(2) times the error of ln tau
   * of a single corrected pixel in half the record, about 3 sqrt(tau / T), over sqrt(N_speckle).
   * Static pixels are those whose variance over a half, relative to their squared mean, is below a
   * tenth of the median.
   *
   * @param recorded with known frame interval * @param defects of the same record, which are left
   *     out
   * @param sample where it is
   * @param register whether drift is measured and undone
   * @throws InvalidInput if the pixel size is not known or there is no sample
   */
  public static Measured of(
      FrameStack recorded,
      CameraDefects defects,
      SampleChoice sample,
      boolean register,
      Progress progress) {
    recorded.requirePixelSize();
    if (!register) {
      Repair still = Repair.undone(recorded, defects, Optional.empty());
      return new AcquisitionMeasurement(still.stack(), null, progress)
          .measure(sample.without(still.leftOut()));
    }
    RegistrationResult result =
        Registration.measure(
            Repair.recorded(recorded, defects),
            RegistrationParameters.defaults(),
            progress.part(0, 0.5));
    result.sentences().forEach(progress::log);
    Drift drift = result.drift();
    Repair still = Repair.undone(recorded, defects, Optional.of(drift));
    return new AcquisitionMeasurement(still.stack(), drift, progress.part(0.5, 1))
        .measure(sample.without(still.leftOut()));
  }

  private Measured measure(SampleChoice sample) {
    MeasuredSample found =
        MeasuredSample.of(stack, sample, MeasuredSample.Depths.USUAL, progress.part(0, 0.2));
    Moments moments = found.moments();
    SurfaceLayers layers = found.layers();
    Mask bulk = layers.bulk();
    Speckle speckle = found.speckle();
    PooledFit whole = pooled(stack, bulk, speckle, 0.2);
    double surface =
        layers.surface().count() > 0
            ? tau(pooled(stack, layers.surface(), speckle, 0.4))
            : Double.NaN;
    double speckles = found.speckles();
    Curve curve = curve(whole, moments, bulk);
    int half = stack.frames() / 2;
    FrameStack first = part(0, half);
    FrameStack second = part(half, half);
    return new Measured(
        stack.frameInterval(),
        stack.frames(),
        stack.pixelSize(),
        curve,
        surface,
        new Difference(
            Math.log(tau(pooled(second, bulk, speckle, 0.7)))
                - Math.log(tau(pooled(first, bulk, speckle, 0.6))),
            error(curve, speckles)),
        speckle,
        speckles,
        LinearTrend.of(moments.frameMean())
            .withLeastSd(trendError(whole, found.mask().count() / speckle.area())),
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

  private Curve curve(PooledFit fit, Moments moments, Mask bulk) {
    return fit.isResolved()
        ? new Curve(
            fit.tau(), fit.tauSd(), fit.beta(), fit.contrast(), 1 / shotNoise(fit, moments, bulk))
        : new Curve(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * The variance of counting, relative to the squared mean. Half the mean squared difference of
   * frames k apart is D(k) = 1/n + A (1 - exp(-2 (k dt/tau)^beta)). With F the ratio of the second
   * terms for k = 2 and 1 in the pooled fit, 1/n = (F D(1) - D(2)) / (F - 1), whatever A is.
   */
  private double shotNoise(PooledFit fit, Moments moments, Mask bulk) {
    double u = 2 * Math.pow(stack.frameInterval() / fit.tau(), fit.beta());
    double factor = Math.expm1(-u * Math.pow(2, fit.beta())) / Math.expm1(-u);
    double noise =
        (factor * difference(1, moments, bulk) - difference(2, moments, bulk)) / (factor - 1);
    return Math.max(LEAST_NOISE, noise);
  }

  private double difference(int apart, Moments moments, Mask bulk) {
    double difference = 0;
    double square = 0;
    int every = Math.max(1, stack.frames() / MOST_PAIRS);
    for (int t = 0; t + apart < stack.frames(); t += every) {
      progress.check();
      if (stack.coverage().isValid(t) && stack.coverage().isValid(t + apart)) {
        float[] now = stack.frame(t);
        float[] then = stack.frame(t + apart);
        Rect covered = stack.coverage().covered(t).intersect(stack.coverage().covered(t + apart));
        for (int i : bulk.indices()) {
          if (covered.contains(i % stack.width(), i / stack.width())) {
            double mean = moments.mean().values()[i];
            difference += (now[i] - then[i]) * (now[i] - then[i]) / 2;
            square += mean * mean;
          }
        }
      }
    }
    return difference / square;
  }

  /** The scatter of a straight line through the mean of independent speckles that relax. */
  private double trendError(PooledFit fit, double speckles) {
    double length = stack.frames() * stack.frameInterval();
    return fit.isResolved()
        ? Math.sqrt(12 * fit.contrast() * RegionConditions.integralTime(fit) / length / speckles)
        : 0;
  }

  private double error(Curve curve, double speckles) {
    double half = stack.frames() * stack.frameInterval() / 2;
    Conditions conditions =
        new Conditions(curve.beta(), curve.contrast(), curve.counts(), stack.frames() / 2.0);
    double tabulated = ResponseTable.shipped().correction(half, conditions).sdLnTau(curve.tau());
    double sd = Double.isNaN(tabulated) ? SCATTER * Math.sqrt(curve.tau() / half) : tabulated;
    return sd * Math.sqrt(2 / speckles);
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
