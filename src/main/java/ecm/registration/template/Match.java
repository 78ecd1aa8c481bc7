package ecm.registration.template;

/**
 * Where a frame fits a template: I(r + d) = gain S(r) + offset.
 *
 * @param dx shift to the right [px]
 * @param dy shift downwards [px]
 * @param gain beam intensity relative to the template
 * @param offset in the stack's units
 * @param quality correlation of frame and template over the guiding pixels, -1 to 1
 * @param baseX whole-pixel shift from which the last step was taken [px]
 * @param baseY the same downwards
 */
public record Match(
    double dx, double dy, double gain, double offset, double quality, double baseX, double baseY) {

  /** No match: the frame is left where it is. */
  public static final Match NONE = new Match(0, 0, 1, 0, Double.NaN);

  public Match(double dx, double dy, double gain, double offset, double quality) {
    this(dx, dy, gain, offset, quality, dx, dy);
  }

  /** Whether its last step, and so its quality, was taken from a whole-pixel shift. */
  public boolean isFrom(int x, int y) {
    return baseX == x && baseY == y;
  }

  public Match withGain(double newGain, double newOffset) {
    return new Match(dx, dy, newGain, newOffset, quality, baseX, baseY);
  }
}
