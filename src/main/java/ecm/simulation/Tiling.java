package ecm.simulation;

import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/** Cuts an area into tiles that hold at most so many pixels: whole rows if enough of them fit. */
public final class Tiling {

  /** Fewer whole rows than this cost more for their halo than square tiles do. */
  private static final int MIN_ROWS = 16;

  private Tiling() {}

  /** Tiles in reading order; none for an empty area. */
  public static List<Rect> of(Rect area, long maxPixels) {
    List<Rect> tiles = new ArrayList<>();
    int width = area.width();
    if (maxPixels < (long) MIN_ROWS * width) {
      width = Math.max(1, Math.min(width, (int) Math.sqrt(maxPixels)));
    }
    int height = (int) Math.max(1, Math.min(area.height(), maxPixels / Math.max(1, width)));
    for (int y = area.y(); y < area.yEnd(); y += height) {
      for (int x = area.x(); x < area.xEnd(); x += width) {
        Rect tile = new Rect(x, y, width, height);
        tiles.add(tile.intersect(area));
      }
    }
    return tiles;
  }
}
