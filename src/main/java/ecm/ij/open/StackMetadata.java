package ecm.ij.open;

import ecm.ij.base.ImageInfo;
import java.util.Optional;

/**
 * What a file states of its stack, besides the samples.
 *
 * @param frames number of frames
 * @param frameInterval time from one frame to the next [s]; empty if the file does not state it
 * @param pixelSize side of a pixel, on the sample [nm]; empty if the file does not state it
 */
public record StackMetadata(
    int frames, Optional<Stated> frameInterval, Optional<Stated> pixelSize) {

  /**
   * A number, and where it stands, so that an exposure time is not taken for a frame interval
   * unnoticed.
   *
   * @param value positive and finite
   * @param source in words, such as "the tag of the exposure time"
   */
  public record Stated(double value, String source) {

    /**
     * @throws IllegalArgumentException if the value is not positive and finite: a reader leaves out
     *     what a file does not know
     */
    public Stated {
      if (!isKnown(value)) {
        throw new IllegalArgumentException(value + " from " + source + " states nothing");
      }
    }

    /** The number, or empty if it is not positive and finite, as where a file has a 0. */
    public static Optional<Stated> of(double value, String source) {
      return isKnown(value) ? Optional.of(new Stated(value, source)) : Optional.empty();
    }

    private static boolean isKnown(double value) {
      return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private String words(String unit) {
      return ImageInfo.number(value) + " " + unit + " (" + source + ")";
    }
  }

  /** A line for the log: number of frames, frame interval and pixel size with their sources. */
  String words() {
    return frames
        + " frames, frame interval "
        + frameInterval.map(t -> t.words("s")).orElse("not in the file")
        + ", pixel size "
        + pixelSize.map(a -> a.words("nm")).orElse("not in the file");
  }
}
