package ecm.command.base;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.Screen;
import ecm.ij.window.PreviewWindow;
import ecm.stack.FrameStack;
import java.awt.image.BufferedImage;
import org.scijava.command.Previewable;

/**
 * A command whose dialog shows, if asked to, what its values give on a hundred frames of the active
 * stack. The picture follows every change and goes with the dialog; macros and headless runs have
 * none.
 */
public abstract class PreviewedCommand extends StackCommand implements Previewable {

  /** So many frames are looked at, which takes well below a second. */
  public static final int FRAMES = 100;

  private final PreviewWindow window = new PreviewWindow();

  /** Whether the user wants to see it; the field is the last of each dialog. */
  protected abstract boolean isPreviewed();

  /** What the present values give on 100 frames of a stack, as a picture. */
  protected abstract BufferedImage picture(FrameStack stack);

  /** Does the work; the preview is gone by then. */
  protected abstract void perform(FrameStack stack, Progress progress);

  @Override
  protected final void execute(FrameStack stack, Progress progress) {
    window.finish();
    perform(stack, progress);
  }

  @Override
  public final void preview() {
    if (!isPreviewed() || !Screen.hasWindows()) {
      window.hide();
      return;
    }
    try {
      prepare();
      FrameStack stack = frames(Progress.NONE);
      window.show(image.getTitle() + "-preview", picture(stack));
    } catch (InvalidInput e) {
      window.explain("no preview: " + e.getMessage());
    }
  }

  @Override
  public final void cancel() {
    window.finish();
  }
}
