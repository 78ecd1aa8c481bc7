package ecm.ij.open;

import ecm.ij.provenance.Provenance;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ij.ImagePlus;
import java.util.Arrays;
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

  private final Coverage coverage;

  private CoveredFrames(FrameStack source, Coverage coverage) {
    super(source);
    this.coverage = coverage;
  }

  /** The stack with the coverage that the image's Info states, if it states one. */
  static FrameStack of(FrameStack source, ImagePlus image) {
    Provenance said = Provenance.of(image);
    Optional<Rect> valid = said.get(Provenance.VALID);
    Optional<String> covered = said.get(Provenance.COVERED);
    if (valid.isEmpty() && covered.isEmpty() && said.get(Provenance.EXCLUDED).isEmpty()) {
      return source;
    }
    boolean[] out = said.excluded(source.frames());
    Rect whole = new Rect(0, 0, source.width(), source.height());
    Optional<Coverage> exact =
        covered
            .flatMap(line -> CoverageLine.parse(line, source.frames(), whole))
            .map(areas -> coverage(source, areas).without(out))
            .filter(found -> isAlways(found.always(), valid));
    return new CoveredFrames(
        source,
        exact.orElseGet(
            () -> {
              Rect[] areas = new Rect[source.frames()];
              Arrays.fill(areas, said.valid(whole));
              return coverage(source, areas).without(out);
            }));
  }

  /** Whether a part is the valid one that is said; if nothing is valid, none is said. */
  private static boolean isAlways(Rect part, Optional<Rect> valid) {
    return part.isEmpty() ? valid.isEmpty() : valid.equals(Optional.of(part));
  }

  private static Coverage coverage(FrameStack source, Rect[] areas) {
    return new Coverage(source.coverage().validFrames(), areas);
  }

  /** What an image of a stack is to remember of what holds data; nothing if all does. */
  public static Provenance provenance(Coverage coverage, Rect whole) {
    Rect always = coverage.always();
    Provenance said = Provenance.NONE.withValid(always, whole);
    if (!always.equals(whole)) {
      said = said.with(Provenance.COVERED, CoverageLine.of(coverage));
    }
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
