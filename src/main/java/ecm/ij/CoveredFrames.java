package ecm.ij;

import ecm.progress.InvalidInput;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.util.Arrays;
import java.util.Optional;

/**
 * A registered stack that was saved and opened again: only a rectangle of it holds data, as the
 * line {@code ecm.valid: x,y,w,h} in the Info says.
 */
final class CoveredFrames implements FrameStack {

  /** Key of the Info line that holds the rectangle covered in every frame. */
  static final String KEY = "valid";

  private final FrameStack source;
  private final Coverage coverage;

  private CoveredFrames(FrameStack source, Rect covered) {
    this.source = source;
    Rect[] areas = new Rect[source.frames()];
    Arrays.fill(areas, covered);
    this.coverage = new Coverage(source.coverage().validFrames(), areas);
  }

  /** The stack with the coverage that the image's Info states, if it states one. */
  static FrameStack of(FrameStack source, ImagePlus image) {
    Optional<String> stated = ImageInfo.get(image, KEY);
    return stated.isEmpty() ? source : new CoveredFrames(source, parse(stated.get(), source));
  }

  /** Says in an image's Info which rectangle of it holds data. */
  static void mark(ImagePlus image, Rect covered) {
    ImageInfo.set(
        image,
        KEY,
        covered.x() + "," + covered.y() + "," + covered.width() + "," + covered.height());
  }

  private static Rect parse(String text, FrameStack stack) {
    try {
      int[] n =
          Arrays.stream(text.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
      Rect whole = new Rect(0, 0, stack.width(), stack.height());
      Rect rect = n.length == 4 ? new Rect(n[0], n[1], n[2], n[3]) : null;
      if (rect != null && !rect.isEmpty() && rect.intersect(whole).equals(rect)) {
        return rect;
      }
    } catch (NumberFormatException e) {
      // told below, as for a wrong count of numbers
    }
    throw new InvalidInput(
        String.format(
            "the image's Info has 'ecm.valid: %s', but x,y,width,height inside %d x %d pixels is"
                + " expected",
            text, stack.width(), stack.height()));
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public int frames() {
    return source.frames();
  }

  @Override
  public StackInfo info() {
    return source.info();
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public SampleType sampleType() {
    return source.sampleType();
  }

  @Override
  public boolean isInMemory() {
    return source.isInMemory();
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
  }
}
