package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.ij.base.ImageInfo;
import ecm.stack.Coverage;
import ecm.stack.FrameSelection;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ij.ImagePlus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A registered stack that was saved and opened again: which of it holds data stands in the Info.
 * {@code ecm.valid: x,y,w,h} is the rectangle covered in every frame, {@code ecm.covered} that of
 * each frame ({@link CoverageLine}), {@code ecm.excluded: 3, 10-12} are the frames left out.
 *
 * <p>The rectangles of the frames count if they are as many as the frames and have in common what
 * {@code ecm.valid} says. Else, as in an image of which ImageJ has taken some frames, or one of an
 * earlier version of the suite, what is covered in every frame is taken for all of them.
 */
public final class CoveredFrames extends FrameView {

  static final String VALID = "valid";
  private static final String COVERED = "covered";
  private static final String EXCLUDED = "excluded";

  /** What is covered in every frame if nothing is: then there is no {@code ecm.valid}. */
  private static final String NOTHING = "0,0,0,0";

  private final Coverage coverage;

  private CoveredFrames(FrameStack source, Coverage coverage) {
    super(source);
    this.coverage = coverage;
  }

  /** The stack with the coverage that the image's Info states, if it states one. */
  static FrameStack of(FrameStack source, ImagePlus image) {
    Optional<String> valid = ImageInfo.get(image, VALID);
    Optional<String> covered = ImageInfo.get(image, COVERED);
    Optional<String> excluded = ImageInfo.get(image, EXCLUDED);
    if (valid.isEmpty() && covered.isEmpty() && excluded.isEmpty()) {
      return source;
    }
    boolean[] out = excluded(excluded.orElse(""), source.frames());
    Rect whole = new Rect(0, 0, source.width(), source.height());
    Optional<Coverage> exact =
        covered
            .flatMap(line -> CoverageLine.parse(line, source.frames(), whole))
            .map(areas -> coverage(source, areas).without(out))
            .filter(found -> CoverageLine.text(found.always()).equals(valid.orElse(NOTHING)));
    return new CoveredFrames(
        source,
        exact.orElseGet(
            () -> {
              Rect[] areas = new Rect[source.frames()];
              Arrays.fill(areas, valid.map(text -> parse(text, whole)).orElse(whole));
              return coverage(source, areas).without(out);
            }));
  }

  private static Coverage coverage(FrameStack source, Rect[] areas) {
    return new Coverage(source.coverage().validFrames(), areas);
  }

  /** Says in an image's Info what of it holds data, unless all does. */
  public static void mark(ImagePlus image, Coverage coverage, Rect whole) {
    Rect covered = coverage.always();
    if (!covered.isEmpty() && !covered.equals(whole)) {
      ImageInfo.set(image, VALID, CoverageLine.text(covered));
    }
    if (!covered.equals(whole)) {
      ImageInfo.set(image, COVERED, CoverageLine.of(coverage));
    }
    if (!coverage.allFramesValid()) {
      ImageInfo.set(image, EXCLUDED, format(coverage.validFrames()));
    }
  }

  /** The list of the frames that are false: "3, 10-12". */
  private static String format(boolean[] valid) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < valid.length; i++) {
      int first = i;
      while (i < valid.length && !valid[i]) {
        i++;
      }
      if (i > first) {
        list.append(list.length() == 0 ? "" : ", ").append(first + 1);
        list.append(i > first + 1 ? "-" + i : "");
      }
    }
    return list.toString();
  }

  private static boolean[] excluded(String text, int frames) {
    try {
      return FrameSelection.parse(text, frames);
    } catch (InvalidInput e) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the image's Info has 'ecm.excluded: %s', but frames from 1 to %d are expected, such"
                  + " as 3, 10-12",
              text,
              frames),
          e);
    }
  }

  /** The rectangle of an {@code ecm.valid} line. */
  static Rect parse(String text, Rect whole) {
    try {
      int[] n =
          Arrays.stream(text.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
      Rect rect = n.length == 4 ? new Rect(n[0], n[1], n[2], n[3]) : null;
      if (rect != null && !rect.isEmpty() && rect.intersect(whole).equals(rect)) {
        return rect;
      }
    } catch (NumberFormatException e) {
      // told below, as for a wrong count of numbers
    }
    throw new InvalidInput(
        String.format(
            Locale.ROOT,
            "the image's Info has 'ecm.valid: %s', but x,y,width,height inside %d x %d pixels is"
                + " expected",
            text,
            whole.width(),
            whole.height()));
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }
}
