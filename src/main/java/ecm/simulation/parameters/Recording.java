package ecm.simulation.parameters;

/**
 * The size and the sampling of a simulated stack.
 *
 * @param width pixels per row, 1 to 16384
 * @param height rows, 1 to 16384
 * @param frames number of frames N, 2 to 1000000
 * @param frameInterval time between frames dt [s], above 0
 * @param pixelSize width of a pixel a [nm], above 0
 */
public record Recording(int width, int height, int frames, double frameInterval, double pixelSize) {

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public Recording {
    Range.check("width", width, 1, 16384, " pixels");
    Range.check("height", height, 1, 16384, " pixels");
    Range.check("frames", frames, 2, 1_000_000, "");
    Range.checkPositive("frameInterval", frameInterval, 1e6, " s");
    Range.checkPositive("pixelSize", pixelSize, 1e3, " nm");
  }
}
