package ecm.registration.template;

import ecm.registration.frame.AreaSum;
import ecm.stack.Rect;

/**
 * Weighted sums, over any rectangle, of the squared slope of a structure: w S_x S_x, w S_x S_y and
 * w S_y S_y.
 *
 * @param xx of the slope to the right with itself
 * @param xy of the slopes to the right and downwards
 * @param yy of the slope downwards with itself
 */
public record Slopes(AreaSum xx, AreaSum xy, AreaSum yy) {

  /**
   * What a match over a rectangle tells of its shift.
   *
   * @param without pixels of it that do not count, as indices row by row
   */
  public Information over(Rect area, int[] without) {
    return new Information(xx.over(area, without), xy.over(area, without), yy.over(area, without));
  }
}
