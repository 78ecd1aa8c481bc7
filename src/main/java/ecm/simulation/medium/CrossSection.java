package ecm.simulation.medium;

import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Sample;

/**
 * The sample as the beam, along z, sees it: every property depends on the column x alone, which
 * need not be whole.
 *
 * <p>Sampled at pixel centres; the wire's axis is at x = (width - 1) / 2.
 *
 * @param sample shape and layer
 * @param width pixels per row of the field
 * @param pixelSize a [nm]
 */
public record CrossSection(Sample sample, int width, double pixelSize) {

  /** Distance from the axis [nm]. */
  private double offset(double x) {
    return Math.abs(x - (width - 1) / 2.0) * pixelSize;
  }

  public boolean contains(double x) {
    return sample.geometry() == Geometry.FILM || offset(x) < sample.radius();
  }

  /** Thickness relative to the thickest place: the chord sqrt(1 - (u/R)^2) of a cylinder. */
  public double thickness(double x) {
    if (!contains(x)) {
      return 0;
    }
    return sample.geometry() == Geometry.CYLINDER ? halfChord(x, 0) / sample.radius() : 1;
  }

  /**
   * The share q of the thickness that lies in the surface layer: in a cylinder the shell's part of
   * the chord, in a slab 1 within the depth of the lateral edge and 0 beyond.
   */
  double surfaceShare(double x) {
    if (!sample.hasSurface() || !contains(x)) {
      return 0;
    }
    if (offset(x) > sample.radius() - sample.surfaceDepth()) {
      return 1;
    }
    if (sample.geometry() == Geometry.SLAB) {
      return 0;
    }
    return 1 - halfChord(x, sample.surfaceDepth()) / halfChord(x, 0);
  }

  private double halfChord(double x, double depth) {
    double radius = sample.radius() - depth;
    return Math.sqrt(Math.max(0, radius * radius - offset(x) * offset(x)));
  }
}
