package ecm.simulation;

import ecm.stack.Rect;

/**
 * Neighbouring pixels of one row of a tile, worked on by one thread.
 *
 * @param row of the tile
 * @param first column of the tile
 * @param length number of pixels
 */
record Run(int row, int first, int length) {

  /** Pixels of a run: as many as keep a run's series in a core's cache. */
  static final int LENGTH = 32;

  /** Number of runs in a tile. */
  static int count(Rect tile) {
    return tile.height() * perRow(tile);
  }

  private static int perRow(Rect tile) {
    return (tile.width() + LENGTH - 1) / LENGTH;
  }

  static Run of(Rect tile, int index) {
    int first = index % perRow(tile) * LENGTH;
    return new Run(index / perRow(tile), first, Math.min(LENGTH, tile.width() - first));
  }
}
