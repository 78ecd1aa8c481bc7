package ecm.registration.match;

import ecm.registration.frame.Blur;
import ecm.registration.frame.Correlator;
import ecm.registration.frame.Peak;
import ecm.registration.template.Template;

/**
 * The template as it is looked for in the whole search window: mean taken off, windowed to the
 * guide, faded out towards the borders; with the correlation it has with itself at each shift, by
 * which a surface is divided so that a shift out of the field is not at a disadvantage. Frames with
 * invalid pixels are matched by {@link MaskedSearch}.
 */
public final class SearchKernel {

  private final Correlator correlator;
  private final float[] spectrum;
  private final float[] overlap;

  /** Null if frames are whole. */
  private final MaskedSearch masked;

  /**
   * @param template what is looked for
   * @param guide weight per pixel, 0 to 1
   */
  public SearchKernel(Correlator correlator, Template template, float[] guide) {
    this.correlator = correlator;
    int width = template.width();
    int height = template.height();
    float[] s = Blur.gaussian(template.mean(), width, height, Template.SMOOTHING);
    float[] window = new float[s.length];
    double sum = 0;
    double total = 0;
    int fade = 2 * correlator.range() * correlator.bin();
    for (int i = 0; i < s.length; i++) {
      float edge = fade(i % width, width, fade) * fade(i / width, height, fade);
      window[i] = template.known()[i] ? guide[i] * edge : 0;
      sum += (double) window[i] * s[i];
      total += window[i];
    }
    float mean = total > 0 ? (float) (sum / total) : 0;
    float[] kernel = new float[s.length];
    float[] energy = new float[s.length];
    for (int i = 0; i < s.length; i++) {
      kernel[i] = window[i] * (s[i] - mean);
      energy[i] = kernel[i] * (s[i] - mean);
    }
    boolean whole = correlator.isWhole();
    this.masked = whole ? null : new MaskedSearch(correlator, window, kernel, energy, width);
    this.spectrum = whole ? correlator.kernel(kernel, width) : null;
    this.overlap = whole ? correlator.overlap(energy, width) : null;
  }

  /** Rises from 0 at the border to 1, as a cosine, over at most a quarter of the side. */
  private static float fade(int i, int n, int length) {
    int reach = Math.max(1, Math.min(length, n / 4));
    double inside = Math.min(i + 0.5, n - i - 0.5) / reach;
    return inside >= 1 ? 1 : (float) (0.5 - 0.5 * Math.cos(Math.PI * inside));
  }

  /** Correlates the two frames loaded into a buffer and finds both peaks. */
  public Peak[] peaks(float[] buffer) {
    Peak[] peaks = new Peak[2];
    float[][] surfaces = masked == null ? surfaces(buffer) : masked.surfaces(buffer);
    for (int part = 0; part < 2; part++) {
      peaks[part] = Peak.of(surfaces[part], correlator.range(), correlator.bin());
    }
    return peaks;
  }

  private float[][] surfaces(float[] buffer) {
    correlator.correlate(buffer, spectrum);
    float[][] surfaces = new float[2][];
    for (int part = 0; part < 2; part++) {
      surfaces[part] = correlator.surface(buffer, part);
      for (int i = 0; i < surfaces[part].length; i++) {
        surfaces[part][i] /= overlap[i];
      }
    }
    return surfaces;
  }
}
