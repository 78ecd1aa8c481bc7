package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.Mask;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pixels that the user points at.
 *
 * @param name such as "12, 30" or "9 px at 12, 30"
 * @param mask at least one pixel
 */
public record Selection(String name, Mask mask) {

  /** One pixel. */
  public static Selection pixel(int x, int y, int width, int height) {
    return new Selection(x + ", " + y, Mask.of(width, height, i -> i == y * width + x));
  }

  /**
   * The points of a point selection, one by one, or the area of an area selection.
   *
   * @throws InvalidInput if there is no such selection, or it lies outside the image
   */
  public static List<Selection> of(ImagePlus image, Progress progress) {
    Roi roi = image.getRoi();
    if (roi == null) {
      throw new InvalidInput(
          image.getTitle() + " has no selection; select a point or an area first");
    }
    if (!(roi instanceof PointRoi)) {
      Mask mask = RegionInput.roi(image, progress).orElseThrow();
      return List.of(area(mask));
    }
    FloatPolygon points = roi.getFloatPolygon();
    List<Selection> selections = new ArrayList<>();
    for (int i = 0; i < points.npoints; i++) {
      int x = (int) Math.floor(points.xpoints[i]);
      int y = (int) Math.floor(points.ypoints[i]);
      if (x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "the point %d, %d lies outside %s of %d x %d pixels",
                x,
                y,
                image.getTitle(),
                image.getWidth(),
                image.getHeight()));
      }
      selections.add(pixel(x, y, image.getWidth(), image.getHeight()));
    }
    return selections;
  }

  /** The pixels of an area. */
  public static Selection area(Mask mask) {
    int first = mask.indices()[0];
    String place = first % mask.width() + ", " + first / mask.width();
    return new Selection(mask.count() == 1 ? place : mask.count() + " px at " + place, mask);
  }
}
