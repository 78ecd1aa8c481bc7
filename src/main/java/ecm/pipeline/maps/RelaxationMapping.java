package ecm.pipeline.maps;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.Correlation;
import ecm.kww.FitMode;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.ScaledFrames;
import ecm.stack.tile.FreeHeap;
import java.util.Locale;

/**
 * Correlates and fits every pixel of a mask: g2(t) by Eq. 4, resampled to log-spaced lags, fitted
 * with g2 = 1 + A exp(-2 (t/tau)^beta) (Eq. 2).
 */
public final class RelaxationMapping {

  /** Moments in double precision, masks, distances, six maps and the flags. */
  private static final double BYTES_PER_PIXEL = 80;

  private RelaxationMapping() {}

  /**
   * The maps as fitted, not yet corrected for the finite record: tauCorrected and tauSd are NaN and
   * every pixel with a value is flagged NOT_CORRECTED. {@link FiniteRecord} adds them.
   *
   * <p>A pixel's result depends on its own samples alone and not on threads or memory.
   *
   * @param stack aligned frames with a known frame interval
   * @param mask pixels to fit
   * @param parameters lags, fit, background, normalisation, binning
   * @param progress told of the pixels done
   * @throws InvalidInput if the frame interval is not known or the record is too short to fit
   */
  public static RelaxationMaps fit(
      FrameStack stack, Mask mask, MapParameters parameters, Progress progress) {
    return fitIntensities(
        intensities(stack, mask, parameters, progress), mask, parameters, progress);
  }

  /**
   * Makes sure, before the work begins, that the maps of a stack and what they are made from fit
   * into memory, wherever its frames are.
   *
   * @throws InvalidInput if they do not
   */
  public static void requireMemory(FrameStack stack) {
    FreeHeap.require(
        BYTES_PER_PIXEL * stack.width() * stack.height(),
        String.format(Locale.ROOT, "the maps of %d x %d pixels", stack.width(), stack.height()),
        "crop the stack");
  }

  /** The maps of what {@link #intensities} gave. */
  public static RelaxationMaps fitIntensities(
      FrameStack intensities, Mask mask, MapParameters parameters, Progress progress) {
    if (parameters.binning() == 1) {
      return fitPixels(intensities, mask, parameters, progress);
    }
    BinnedFrames blocks = new BinnedFrames(intensities, parameters.binning());
    Mask blockMask = blocks.binned(mask);
    if (blockMask.count() == 0) {
      throw new InvalidInput(
          "no block of "
              + parameters.binning()
              + " x "
              + parameters.binning()
              + " pixels lies in the mask; use binning 1");
    }
    RelaxationMaps coarse = fitPixels(blocks, blockMask, parameters, progress);
    return spread(coarse, blocks, mask);
  }

  private static void checkRecord(FrameStack stack) {
    stack.requireFrameInterval();
    int valid = stack.coverage().validCount();
    if (valid < 10) {
      throw new InvalidInput(
          "only " + valid + " of " + stack.frames() + " frames are valid; at least 10 are needed");
    }
  }

  /**
   * What is correlated: intensities less the background, each frame divided by its brightness.
   *
   * @throws InvalidInput if the record is too short or the mask empty
   */
  public static FrameStack intensities(
      FrameStack stack, Mask mask, MapParameters parameters, Progress progress) {
    checkRecord(stack);
    if (mask.count() == 0) {
      throw new InvalidInput("the mask is empty; no pixel can be analysed");
    }
    if (parameters.normalization() == FrameNormalization.AUTO) {
      boolean trend =
          BrightnessTrend.of(stack, mask, parameters.background(), progress).isSignificant();
      FrameNormalization used = trend ? FrameNormalization.TREND : FrameNormalization.NONE;
      return intensities(stack, mask, parameters.withNormalization(used), progress);
    }
    double[] gains = new double[stack.frames()];
    java.util.Arrays.fill(gains, 1);
    if (parameters.normalization() != FrameNormalization.NONE) {
      if (parameters.normalization() == FrameNormalization.MEAN) {
        checkSpeckles(stack, mask, progress);
      }
      gains =
          FrameBrightness.gains(
              stack, mask, parameters.background(), parameters.normalization(), progress);
    } else if (parameters.background() == 0) {
      return stack;
    }
    return new ScaledFrames(stack, parameters.background(), gains);
  }

  private static void checkSpeckles(FrameStack stack, Mask mask, Progress progress) {
    double speckles = mask.count() / Speckle.measure(stack, mask, progress).area();
    if (!(speckles >= FrameBrightness.FEWEST_SPECKLES)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the mask holds %.0f speckles; dividing frames by their mean needs at least %d, use "
                  + "normalizeFrames=trend",
              speckles,
              FrameBrightness.FEWEST_SPECKLES));
    }
  }

  private static RelaxationMaps fitPixels(
      FrameStack stack, Mask mask, MapParameters parameters, Progress progress) {
    MapArrays arrays = new MapArrays(stack.width(), stack.height());
    boolean stop = parameters.fit().mode() != FitMode.FULL;
    Correlation.correlate(
        stack,
        mask,
        parameters.request(stop),
        () -> new PixelFitting(arrays, parameters, stack.frames(), stack.frameInterval()),
        progress);
    return arrays.maps(mask, stack.frameInterval(), stack.frames() * stack.frameInterval());
  }

  private static RelaxationMaps spread(RelaxationMaps coarse, BinnedFrames blocks, Mask mask) {
    int[] flags = new int[mask.inside().length];
    for (int i = 0; i < flags.length; i++) {
      int block = blocks.blockOf(i);
      flags[i] =
          mask.contains(i) && block >= 0 ? coarse.flags()[block] : PixelFlag.OUTSIDE_MASK.bit();
    }
    return new RelaxationMaps(
        mask,
        blocks.spread(coarse.tau(), mask),
        blocks.spread(coarse.beta(), mask),
        blocks.spread(coarse.contrast(), mask),
        blocks.spread(coarse.tauSd(), mask),
        blocks.spread(coarse.tauCorrected(), mask),
        blocks.spread(coarse.residual(), mask),
        flags,
        coarse.frameInterval(),
        coarse.recordLength());
  }
}
