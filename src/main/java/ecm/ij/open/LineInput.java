package ecm.ij.open;

import ecm.surface.Flank;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import java.util.Optional;

/** Lines that the user draws on an image. */
public final class LineInput {

  private LineInput() {}

  /** The flank beside a straight, segmented or freehand line; empty if the ROI is no such line. */
  public static Optional<Flank> flank(ImagePlus image) {
    Roi roi = image.getRoi();
    if (roi instanceof Line line) {
      return Optional.of(
          new Flank(
              centred(new double[] {line.x1d, line.x2d}),
              centred(new double[] {line.y1d, line.y2d})));
    }
    if (roi == null || roi.getType() != Roi.POLYLINE && roi.getType() != Roi.FREELINE) {
      return Optional.empty();
    }
    FloatPolygon corners = roi.getFloatPolygon();
    double[] x = new double[corners.npoints];
    double[] y = new double[corners.npoints];
    for (int i = 0; i < corners.npoints; i++) {
      x[i] = corners.xpoints[i];
      y[i] = corners.ypoints[i];
    }
    return Optional.of(new Flank(centred(x), centred(y)));
  }

  /** ImageJ counts from the corner of the first pixel, algorithms from its centre. */
  private static double[] centred(double[] positions) {
    double[] centred = positions.clone();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= 0.5;
    }
    return centred;
  }
}
