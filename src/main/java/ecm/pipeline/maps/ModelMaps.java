package ecm.pipeline.maps;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.Correlation;
import ecm.correlation.PixelSink;
import ecm.kww.DecayFit;
import ecm.kww.DecayFitter;
import ecm.kww.DecayModel;
import ecm.kww.FitMode;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fit of any {@link DecayModel} to every pixel's g2: one map for each of its quantities, as
 * fitted. There is no correction for the finite record, whose table is that of the stretched
 * exponential.
 *
 * @param model that was fitted
 * @param maps by the quantity's name, then "contrast" and "residual", which is rms / A; NaN where a
 *     pixel has no value; of the stack's own size; times in seconds
 * @param flags bits of {@link PixelFlag} per pixel: those of the correlation and of the fit
 */
public record ModelMaps(DecayModel model, Map<String, FloatMap> maps, int[] flags) {

  private static final String CONTRAST = "contrast";
  private static final String RESIDUAL = "residual";

  /**
   * Correlates and fits. A pixel's result depends on its own samples alone and not on threads; with
   * the stretched exponential it is that of {@link RelaxationMapping#fit}.
   *
   * @param stack aligned frames with a known frame interval
   * @param mask pixels to fit
   * @param parameters lags, fit, background, normalisation; without binning
   * @param model of the decay
   * @param progress told of the pixels done
   * @throws InvalidInput if the frame interval is not known, the record is too short to fit, or
   *     pixels are to be binned
   */
  public static ModelMaps of(
      FrameStack stack, Mask mask, MapParameters parameters, DecayModel model, Progress progress) {
    if (parameters.binning() != 1) {
      throw new InvalidInput("maps of the model " + model.name() + " have binning 1");
    }
    FrameStack intensities = RelaxationMapping.intensities(stack, mask, parameters, progress);
    Filling filling = new Filling(intensities, parameters, model);
    Correlation.correlate(
        intensities,
        mask,
        parameters.request(parameters.fit().mode() != FitMode.FULL),
        filling::sink,
        progress);
    return new ModelMaps(model, Collections.unmodifiableMap(filling.maps), filling.flags);
  }

  /** The maps while they are filled, each pixel by the thread that fits it. */
  private static final class Filling {

    private final Map<String, FloatMap> maps = new LinkedHashMap<>();
    private final List<float[]> values;
    private final int[] flags;
    private final FrameStack stack;
    private final MapParameters parameters;
    private final DecayModel model;

    Filling(FrameStack stack, MapParameters parameters, DecayModel model) {
      this.stack = stack;
      this.parameters = parameters;
      this.model = model;
      model.quantities().forEach(q -> add(q.name()));
      add(CONTRAST);
      add(RESIDUAL);
      values = maps.values().stream().map(FloatMap::values).toList();
      flags = new int[stack.width() * stack.height()];
      Arrays.fill(flags, PixelFlag.OUTSIDE_MASK.bit());
    }

    private void add(String name) {
      maps.put(name, FloatMap.filled(stack.width(), stack.height(), Float.NaN));
    }

    PixelSink sink() {
      double dt = stack.frameInterval();
      double[] times = parameters.times(stack.frames(), dt);
      DecayFitter fitter = DecayFitter.of(model, parameters.fit(), times, dt, stack.frames() * dt);
      DecayFit fit = new DecayFit(model);
      return (pixel, g2, mean, validFrames, correlationFlags) -> {
        flags[pixel] = correlationFlags;
        if (!PixelFlag.withoutValue(correlationFlags)) {
          fitter.fit(g2, fit);
          flags[pixel] |= fit.flags;
        }
        if (!PixelFlag.withoutValue(flags[pixel])) {
          store(pixel, fit);
        }
      };
    }

    private void store(int pixel, DecayFit fit) {
      int shape = fit.values.length;
      for (int q = 0; q < shape; q++) {
        values.get(q)[pixel] = (float) fit.values[q];
      }
      values.get(shape)[pixel] = (float) fit.contrast;
      values.get(shape + 1)[pixel] = (float) (fit.rms / fit.contrast);
    }
  }
}
