package ecm.simulation.microscope;

import ecm.simulation.medium.CrossSection;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;

/**
 * Mean intensities: I = fluctuating |E|^2 + still, with |E|^2 of mean 1.
 *
 * <p>Contrast A below 1 comes from a still, incoherent share of the sample's light: sqrt(A) of its
 * intensity is speckle, 1 - sqrt(A) is constant, so that var I / mean^2 = A.
 */
final class Brightness {

  /** The spot's full width at half maximum in speckle widths. */
  private static final double SPOT_SPECKLES = 2;

  private final CrossSection section;
  private final Imaging imaging;
  private final double spot;
  private final double spotX;
  private final double spotY;
  private final double spotFwhm;

  Brightness(SimulationParameters parameters, CrossSection section) {
    Recording recording = parameters.recording();
    this.section = section;
    this.imaging = parameters.imaging();
    this.spot = parameters.sample().spot();
    this.spotX = Math.floor((recording.width() - 1) / 2.0);
    this.spotY = Math.floor(recording.height() / 6.0);
    this.spotFwhm = Math.max(2, SPOT_SPECKLES * imaging.speckle() / recording.pixelSize());
  }

  /** Counts per pixel and frame of the thick sample; 1 if noise-free. */
  private double gain() {
    return imaging.counts() == 0 ? 1 : imaging.counts();
  }

  /** What |E|^2 is multiplied by. */
  double fluctuating(double x) {
    return gain() * section.thickness(x) * Math.sqrt(imaging.contrast());
  }

  /**
   * What does not fluctuate.
   *
   * @param own factor of the pixel's own, which the background does not have
   */
  double still(double x, double y, double own) {
    double incoherent = section.thickness(x) * (1 - Math.sqrt(imaging.contrast()));
    return own * (gain() * (incoherent + spot(x, y))) + imaging.background();
  }

  private double spot(double x, double y) {
    if (spot == 0 || !section.contains(x)) {
      return 0;
    }
    double distance = (x - spotX) * (x - spotX) + (y - spotY) * (y - spotY);
    return spot * StrictMath.exp(-4 * StrictMath.log(2) * distance / (spotFwhm * spotFwhm));
  }
}
