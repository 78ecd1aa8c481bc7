package ecm.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.command.base.PreviewedCommand;
import ecm.ij.open.StackInput;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

class PreviewTest {

  private static final int ORANGE = 0xffb000;

  private final Context context = new Context(CommandService.class);
  private ImagePlus stack;

  @BeforeEach
  void simulate() throws Exception {
    OpenImages.closeAll();
    Map<String, Object> wire = new TreeMap<>();
    wire.put("width", 48);
    wire.put("height", 32);
    wire.put("frames", 250);
    wire.put("radius", 4.0);
    wire.put("drift", 0.05);
    Module made =
        context.service(CommandService.class).run(SimulateStackCommand.class, true, wire).get();
    stack = (ImagePlus) made.getOutput("stack");
  }

  @AfterEach
  void stop() {
    OpenImages.closeAll();
    context.dispose();
  }

  private <C extends PreviewedCommand> C command(Class<C> type, Map<String, Object> inputs)
      throws ModuleException {
    Module module = new CommandModule(context.service(CommandService.class).getCommand(type));
    context.inject(module.getDelegateObject());
    module.setInput("image", stack);
    inputs.forEach(module::setInput);
    return type.cast(module.getDelegateObject());
  }

  private FrameStack frames(PreviewedCommand command) {
    return StackInput.of(stack, command.settings(), Progress.NONE);
  }

  private static int orange(BufferedImage picture) {
    int n = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == ORANGE ? 1 : 0;
      }
    }
    return n;
  }

  /** A round wire is thin at its sides, which a high threshold leaves out. */
  @Test
  void theOutlineFollowsTheThreshold() throws ModuleException {
    MakeMaskCommand low = command(MakeMaskCommand.class, Map.of("threshold", 0.1));
    MakeMaskCommand high = command(MakeMaskCommand.class, Map.of("threshold", 0.9));
    BufferedImage wide = low.picture(frames(low));
    BufferedImage narrow = high.picture(frames(high));
    assertEquals(wide.getHeight(), narrow.getHeight());
    assertTrue(orange(wide) > 100, "an outline is drawn");
    assertTrue(left(wide) + 10 < left(narrow), left(wide) + " against " + left(narrow));
  }

  /** The first column, of pixels in the middle row, that is orange. */
  private static int left(BufferedImage picture) {
    for (int x = 0; x < picture.getWidth(); x++) {
      if ((picture.getRGB(x, picture.getHeight() / 2) & 0xffffff) == ORANGE) {
        return x;
      }
    }
    return picture.getWidth();
  }

  @Test
  void theDriftOfTheFirstFramesIsDrawn() throws ModuleException {
    RegisterStackCommand command =
        command(RegisterStackCommand.class, Map.of("reference", "first"));
    BufferedImage picture = command.picture(frames(command));
    int white = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      white += (picture.getRGB(x, picture.getHeight() / 4) & 0xffffff) == 0xffffff ? 1 : 0;
    }
    assertTrue(white < picture.getWidth(), "something is drawn");
  }

  @Test
  void withoutWindowsNothingIsShown() throws ModuleException {
    int before = WindowManager.getImageCount();
    MakeMaskCommand command = command(MakeMaskCommand.class, Map.of("preview", true));
    command.preview();
    command.cancel();
    assertEquals(before, WindowManager.getImageCount());
    assertNull(command.getCancelReason());
  }
}
