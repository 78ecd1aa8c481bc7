package ecm.pipeline.maps;

import ecm.correlation.PixelSink;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.stack.PixelFlag;

/** Fits the curves of one thread's pixels and judges the results. */
public final class PixelFitting implements PixelSink {

  private static final double COARSE = 0.1;

  private final MapArrays arrays;
  private final KwwFitter fitter;
  private final KwwFit fit = new KwwFit();
  private final double frameInterval;
  private final double recordLength;

  public PixelFitting(
      MapArrays arrays, MapParameters parameters, int frames, double frameInterval) {
    this.arrays = arrays;
    this.frameInterval = frameInterval;
    this.recordLength = frames * frameInterval;
    double[] times = parameters.times(frames, frameInterval);
    this.fitter = new KwwFitter(parameters.fit(), times, frameInterval, recordLength);
  }

  @Override
  public void accept(int pixel, double[] g2, double mean, int validFrames, int correlationFlags) {
    int flags = correlationFlags;
    if (!PixelFlag.withoutValue(flags)) {
      fitter.fit(g2, fit);
      flags |= fit.flags;
      if (!(g2[0] > 1)) {
        flags |= PixelFlag.LOW_CONTRAST.bit();
      }
    }
    if (!PixelFlag.withoutValue(flags)) {
      flags |= judge(mean, validFrames);
      arrays.tau[pixel] = (float) fit.tau;
      arrays.beta[pixel] = (float) fit.beta;
      arrays.contrast[pixel] = (float) fit.contrast;
      arrays.residual[pixel] = (float) (fit.rms / fit.contrast);
      flags |= PixelFlag.NOT_CORRECTED.bit();
    }
    arrays.flags[pixel] = flags;
  }

  private int judge(double mean, int validFrames) {
    return set(PixelFlag.LOW_CONTRAST, fit.contrast <= 3 / (mean * Math.sqrt(validFrames)))
        | set(PixelFlag.CENSORED, fit.tau > RelaxationMaps.censoringLimit(recordLength))
        | set(PixelFlag.COARSE_SAMPLING, frameInterval > COARSE * fit.tau)
        | set(PixelFlag.SHORT_RECORD_20, recordLength < 20 * fit.tau)
        | set(PixelFlag.SHORT_RECORD_40, recordLength < 40 * fit.tau);
  }

  private static int set(PixelFlag flag, boolean condition) {
    return condition ? flag.bit() : 0;
  }
}
