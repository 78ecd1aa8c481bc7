package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameSelection;
import ecm.stack.FrameStack;
import ecm.stack.SelectedFrames;
import java.util.Arrays;
import java.util.Locale;

/** The frames that the user wants of a stack. */
final class FrameRange {

  private FrameRange() {}

  /** A view of the frames asked for; the stack itself if these are all. */
  static FrameStack select(FrameStack stack, StackSettings settings, Progress progress) {
    int frames = stack.frames();
    int first = settings.firstFrame();
    int last = settings.lastFrame() == 0 ? frames : settings.lastFrame();
    requireFrame("firstFrame", first, frames);
    requireFrame("lastFrame", last, frames);
    if (last <= first) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "lastFrame is %d and firstFrame is %d, but at least two frames are needed",
              last,
              first));
    }
    boolean[] invalid = FrameSelection.parse(settings.excludeFrames(), frames);
    boolean[] selected = Arrays.copyOfRange(invalid, first - 1, last);
    int out = count(selected);
    if (last - first + 1 - out < 2) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "excludeFrames leaves %d of the frames %d to %d, but at least two are needed",
              last - first + 1 - out,
              first,
              last));
    }
    if (first == 1 && last == frames && out == 0) {
      return stack;
    }
    progress.log(
        String.format(
            Locale.ROOT,
            "using frames %d to %d of %d; %d of them are left out",
            first,
            last,
            frames,
            out));
    return new SelectedFrames(stack, first - 1, selected.length, selected, stack.info());
  }

  private static void requireFrame(String name, int frame, int frames) {
    if (frame < 1 || frame > frames) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "%s is %d, but the stack has frames 1 to %d", name, frame, frames));
    }
  }

  private static int count(boolean[] frames) {
    int n = 0;
    for (boolean b : frames) {
      n += b ? 1 : 0;
    }
    return n;
  }
}
