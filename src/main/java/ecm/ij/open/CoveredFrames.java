package ecm.ij.open;

import ecm.ij.provenance.Provenance;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ij.ImagePlus;
import java.util.Arrays;

/**
 * A registered stack that was saved and opened again: which of it holds data stands in the Info.
 * {@code ecm.valid: x,y,w,h} is the rectangle covered in every frame, {@code ecm.excluded: 3,
 * 10-12} are the frames left out.
 */
public final class CoveredFrames extends FrameView {

  private final Coverage coverage;

  private CoveredFrames(FrameStack source, Rect covered, boolean[] excluded) {
    super(source);
    Rect[] areas = new Rect[source.frames()];
    Arrays.fill(areas, covered);
    this.coverage = new Coverage(source.coverage().validFrames(), areas).without(excluded);
  }

  /** The stack with the coverage that the image's Info states, if it states one. */
  static FrameStack of(FrameStack source, ImagePlus image) {
    Provenance said = Provenance.of(image);
    if (said.get(Provenance.VALID).isEmpty() && said.get(Provenance.EXCLUDED).isEmpty()) {
      return source;
    }
    Rect whole = new Rect(0, 0, source.width(), source.height());
    return new CoveredFrames(source, said.valid(whole), said.excluded(source.frames()));
  }

  /** What an image of a stack is to remember of what holds data; nothing if all does. */
  public static Provenance provenance(Coverage coverage, Rect whole) {
    Rect covered = coverage.always();
    Provenance said =
        covered.equals(whole) ? Provenance.NONE : Provenance.NONE.with(Provenance.VALID, covered);
    return coverage.allFramesValid()
        ? said
        : said.with(Provenance.EXCLUDED, format(coverage.validFrames()));
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

  @Override
  public Coverage coverage() {
    return coverage;
  }
}
