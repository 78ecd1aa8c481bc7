package ecm.stack;

import ecm.base.Api;

/**
 * What a stack is.
 *
 * @param title name without extension
 * @param frameInterval time between frames [s]; NaN if not known
 * @param pixelSize width of a pixel [nm]; NaN if not known
 */
@Api
public record StackInfo(String title, double frameInterval, double pixelSize) {

  public StackInfo withTitle(String newTitle) {
    return new StackInfo(newTitle, frameInterval, pixelSize);
  }

  public StackInfo withFrameInterval(double seconds) {
    return new StackInfo(title, seconds, pixelSize);
  }

  public StackInfo withPixelSize(double nanometres) {
    return new StackInfo(title, frameInterval, nanometres);
  }
}
