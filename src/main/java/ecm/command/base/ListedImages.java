package ecm.command.base;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that a command, run by a macro without windows, shows beside the files that it writes.
 * The macro may select them by name, as one recorded in the GUI does, but the image that was the
 * current one stays it: a macro written for batch mode goes on with its stack, or closes it.
 *
 * <p>Such a macro cannot close what it does not know of. So the images of a stack that was closed
 * meanwhile are taken off ImageJ's list, or a macro over a day's stacks would fill the memory.
 */
final class ListedImages {

  /** By the id of an image, the ids of those listed for it. */
  private static final Map<Integer, List<Integer>> LISTED = new HashMap<>();

  private final ImagePlus ofThread = WindowManager.getTempCurrentImage();
  private final ImagePlus current = WindowManager.getCurrentImage();
  private final List<Integer> before = ids();

  /** Call it before the command shows anything. */
  ListedImages() {}

  /** Call it after the command has shown everything. */
  void putBehind() {
    synchronized (LISTED) {
      if (current != null) {
        List<Integer> more = new ArrayList<>(ids());
        more.removeAll(before);
        LISTED.computeIfAbsent(current.getID(), id -> new ArrayList<>()).addAll(more);
      }
      dropThoseOfClosedImages();
    }
    Interpreter.activateImage(current);
    WindowManager.setTempCurrentImage(ofThread);
  }

  private static void dropThoseOfClosedImages() {
    List<Integer> open = ids();
    List<Integer> closed = LISTED.keySet().stream().filter(id -> !open.contains(id)).toList();
    for (Integer id : closed) {
      for (Integer listed : LISTED.remove(id)) {
        Interpreter.removeBatchModeImage(Interpreter.getBatchModeImage(listed));
      }
    }
  }

  private static List<Integer> ids() {
    return Arrays.stream(Interpreter.getBatchModeImageIDs()).boxed().toList();
  }
}
