package ecm.ij;

/**
 * What the user says about a stack, over what the image says.
 *
 * @param frameInterval dt [s]; 0 = from the image
 * @param pixelSize a [nm]; 0 = from the image
 * @param firstFrame first frame used, from 1
 * @param lastFrame last frame used; 0 = the last
 * @param excludeFrames frames left out, as "3, 10-12", numbered as in the image
 */
public record StackSettings(
    double frameInterval, double pixelSize, int firstFrame, int lastFrame, String excludeFrames) {

  /** Everything from the image. */
  public static StackSettings defaults() {
    return new StackSettings(0, 0, 1, 0, "");
  }
}
