package ecm.registration;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.registration.estimator.DriftEstimator;
import ecm.registration.estimator.DriftTask;
import ecm.registration.estimator.Measurement;
import ecm.registration.frame.FrameFilter;
import ecm.registration.match.FirstFrames;
import ecm.registration.outcome.Deformation;
import ecm.registration.outcome.DriftPostprocessing;
import ecm.registration.outcome.DriftWarnings;
import ecm.registration.template.Guide;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Measures and undoes drift: rigid translation of the whole frame (Zhang et al., Nat. Commun. 9,
 * 1129, 2018, "Image alignment").
 *
 * <p>Frames are matched with a reference by plain cross-correlation, never by phase correlation and
 * never in a chain: on decorrelating speckle the first finds noise and the second walks away.
 * Results do not depend on the number of threads.
 */
public final class Registration {

  private Registration() {}

  /**
   * Measures the drift of a stack.
   *
   * <p>The drift is where the sample moved to, relative to frame 0, whose drift is exactly 0. Bad
   * frames (blank, saturated, beam off, without a match, jumped away for a moment) are listed in
   * the warnings by number from 1, marked in {@link Drift#bad()}, and their drift is interpolated.
   *
   * @throws InvalidInput if no frame holds an image or a parameter is out of range
   * @throws ecm.base.Cancelled if cancelled
   */
  public static RegistrationResult measure(
      FrameStack stack, RegistrationParameters parameters, Progress progress) {
    checkParameters(stack, parameters);
    CameraFixed.Found found = found(stack, parameters, progress);
    RegistrationResult result = found.result();
    return CameraFixed.warning(
            stack,
            parameters,
            found,
            (without, p) -> found(without, parameters, p),
            progress.part(1, 1))
        .map(result::with)
        .orElse(result);
  }

  private static CameraFixed.Found found(
      FrameStack stack, RegistrationParameters parameters, Progress progress) {
    SearchRange range = SearchRange.of(stack, parameters);
    DriftEstimator estimator = parameters.reference();
    FirstFrames first = FirstFrames.read(stack, parameters.filter(), progress);
    for (; ; range = range.wider()) {
      DriftTask task =
          new DriftTask(first, parameters.guiding(), parameters.iterations(), range.pixels());
      Measurement measured = estimator.measure(task, progress);
      DriftPostprocessing postprocessing = new DriftPostprocessing(measured);
      OptionalInt beyond =
          estimator.isLimited() ? postprocessing.exceeds(range.pixels()) : OptionalInt.empty();
      if (beyond.isEmpty()) {
        int limit = estimator.isLimited() ? range.pixels() : stack.width() + stack.height();
        return new CameraFixed.Found(
            result(measured, postprocessing, parameters.subpixel(), limit), measured);
      }
      range.requireWider(beyond.getAsInt());
      progress.log(range.sentence());
    }
  }

  private static RegistrationResult result(
      Measurement measured, DriftPostprocessing postprocessing, boolean subpixel, int limit) {
    Drift drift = postprocessing.drift(subpixel, limit);
    Deformation deformation = Deformation.of(measured);
    return new RegistrationResult(
        drift,
        mean(measured.before(), drift),
        mean(drift.quality(), drift),
        postprocessing.residual(drift),
        deformation.apart(),
        DriftWarnings.of(measured, drift, deformation, postprocessing.reasons()));
  }

  private static double mean(double[] values, Drift drift) {
    double sum = 0;
    int n = 0;
    for (int t = 0; t < values.length; t++) {
      if (!drift.bad()[t] && !Double.isNaN(values[t])) {
        sum += values[t];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private static void checkParameters(FrameStack stack, RegistrationParameters parameters) {
    if (Math.min(stack.width(), stack.height()) < 16) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "frames of %d x %d px are too small to register; at least 16 x 16 are needed",
              stack.width(),
              stack.height()));
    }
    if (parameters.iterations() < 1) {
      throw new InvalidInput("iterations is " + parameters.iterations() + "; it must be 1 or more");
    }
    FrameFilter filter = parameters.filter();
    if (filter.finest() > 0 && filter.coarsest() > 0 && filter.finest() >= filter.coarsest()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "finest is %s px and coarsest %s px; finest must be the smaller, or one of them 0",
              filter.finest(),
              filter.coarsest()));
    }
    if (parameters.guide() == Guide.ROI) {
      checkRoi(stack, parameters);
    }
  }

  private static void checkRoi(FrameStack stack, RegistrationParameters parameters) {
    if (parameters.roi() == null) {
      throw new InvalidInput("region=roi needs an area ROI on the stack, but there is none");
    }
    if (parameters.roi().width() != stack.width() || parameters.roi().height() != stack.height()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the ROI's mask has %d x %d px, but the stack has %d x %d px",
              parameters.roi().width(),
              parameters.roi().height(),
              stack.width(),
              stack.height()));
    }
    if (parameters.roi().count() == 0) {
      throw new InvalidInput("region=roi needs an area ROI that overlaps the stack");
    }
  }

  /**
   * The stack with its drift undone, as a view that copies nothing; bad frames are invalid but keep
   * their times.
   *
   * @param interpolation {@link Interpolation#NONE} shifts by whole pixels and changes no value
   * @throws InvalidInput if the drift has another number of frames than the stack, or a shift of a
   *     good frame is not a finite number
   */
  public static FrameStack undo(FrameStack stack, Drift drift, Interpolation interpolation) {
    if (drift.frames() != stack.frames()) {
      throw new InvalidInput(
          "the drift has "
              + drift.frames()
              + " frames, but the stack has "
              + stack.frames()
              + " frames");
    }
    for (int t = 0; t < drift.frames(); t++) {
      if (!drift.bad()[t] && !Double.isFinite(drift.dx()[t] + drift.dy()[t])) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "frame %d: its drift is %s, %s px; finite numbers are needed",
                t + 1,
                drift.dx()[t],
                drift.dy()[t]));
      }
    }
    FrameStack moved =
        interpolation == Interpolation.NONE
            ? new ShiftedFrames(stack, drift.wholeDx(), drift.wholeDy())
            : new InterpolatedFrames(stack, drift, interpolation);
    return SelectedFrames.without(moved, drift.bad());
  }
}
