package ecm.standalone;

import ecm.command.base.CommandField;
import ecm.ij.open.TiffFile;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.ImageWindow;
import ij.gui.MultiLineLabel;
import ij.gui.PointRoi;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Rectangle;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.command.CommandInfo;

/**
 * Opens ImageJ's window with the suite and tries every entry of its menu as a user does: opens the
 * image, chooses the entry while the recorder is on, answers the dialog. What came of it is written
 * to the folder of its {@link GuiTask}. Needs a display.
 */
final class GuiProgram {

  private static final long LIMIT_MS = 60_000;

  private static final int FRAME = 30;

  private static final Set<String> SIDE_BY_SIDE =
      Set.of(
          "Map Statistics...",
          "Sliding-Window Maps...",
          "Compare Halves...",
          "Domain Lifetime...",
          "Four-Point Correlation...",
          "Two-Time Correlation...");

  private GuiProgram() {}

  public static void main(String[] args) {
    try {
      tryAll(Path.of(args[0]));
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  private static void tryAll(Path data) throws Exception {
    WindowedRun.start(Arguments.parse());
    requireThatTallDialogsFit();
    new Recorder();
    for (CommandInfo info : SuiteMenu.suite().commands()) {
      GuiTask task = GuiTask.of(Suite.label(info), data);
      Files.createDirectories(task.images());
      long before = System.nanoTime();
      tryOut(task, info);
      System.out.printf("%s: %.1f s%n", task.label(), (System.nanoTime() - before) / 1e9);
      closeAll();
    }
  }

  /** A dialog with more fields than the screen has room for is no higher than the screen. */
  private static void requireThatTallDialogsFit() throws Exception {
    int screen = Toolkit.getDefaultToolkit().getScreenSize().height;
    GenericDialog dialog = new GenericDialog("tall");
    for (int i = 0; i < screen / 10; i++) {
      dialog.addStringField("field " + i, "");
    }
    TallDialog.fit(dialog, screen);
    EventQueue.invokeLater(dialog::showDialog);
    long end = System.currentTimeMillis() + LIMIT_MS;
    while (!dialog.isShowing() && System.currentTimeMillis() < end) {
      Thread.sleep(20);
    }
    Button ok = dialog.getButtons()[0];
    int bottom = ok.getLocationOnScreen().y + ok.getHeight();
    if (bottom > screen) {
      throw new IllegalStateException("OK ends at " + bottom + " px of " + screen);
    }
    press(ok);
  }

  private static void tryOut(GuiTask task, CommandInfo info) throws Exception {
    ImagePlus image = null;
    if (task.image() != null) {
      image = TiffFile.open(task.image());
      image.show();
      image.setRoi(task.label().equals("Inspect Pixel g2") ? new PointRoi(24, 20) : null);
    }
    int recorded = recorded().length();
    choose(task.label());
    Files.writeString(task.messages(), answer(task, info));
    bringEachToTheFront();
    Files.writeString(task.macro(), recorded().substring(recorded));
    if (SIDE_BY_SIDE.contains(task.label())) {
      List<ImagePlus> results = new ArrayList<>(images());
      results.remove(image);
      requireApart(results);
    }
    for (ImagePlus result : images()) {
      if (result != image) {
        GuiTask.save(result, task.images());
      }
    }
  }

  /** Windows of one command do not cover each other, but for a margin of their frames. */
  private static void requireApart(List<ImagePlus> results) throws Exception {
    Thread.sleep(500); // the window manager moves and frames them
    for (ImagePlus one : results) {
      for (ImagePlus other : results) {
        Rectangle both = one.getWindow().getBounds().intersection(other.getWindow().getBounds());
        if (one != other && both.width > FRAME && both.height > FRAME) {
          throw new IllegalStateException(
              one.getTitle() + " and " + other.getTitle() + ": " + both);
        }
      }
    }
  }

  /** As clicks on the windows do; each is recorded. */
  private static void bringEachToTheFront() throws Exception {
    for (ImagePlus image : images()) {
      ImageWindow window = image.getWindow();
      EventQueue.invokeAndWait(() -> WindowManager.setCurrentWindow(window));
    }
  }

  private static String recorded() {
    return Recorder.getInstance().getText();
  }

  /** As a click on the entry does. */
  private static void choose(String label) throws Exception {
    MenuItem item = Objects.requireNonNull(find(Menus.getImageJMenu("Plugins"), label), label);
    ActionEvent click = new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label);
    EventQueue.invokeAndWait(() -> IJ.getInstance().actionPerformed(click));
  }

  private static MenuItem find(Menu menu, String label) {
    for (int i = 0; i < menu.getItemCount(); i++) {
      MenuItem item = menu.getItem(i);
      MenuItem found = item instanceof Menu sub ? find(sub, label) : item;
      if (found != null && found.getLabel().equals(label)) {
        return found;
      }
    }
    return null;
  }

  /** Answers dialogs until the command has ended; what they said, the parameters' as "dialog". */
  private static String answer(GuiTask task, CommandInfo info) throws Exception {
    StringBuilder said = new StringBuilder();
    long end = System.currentTimeMillis() + LIMIT_MS;
    while (runs(task.label())) {
      if (System.currentTimeMillis() > end) {
        Thread.getAllStackTraces()
            .forEach((thread, frames) -> System.out.println(thread + " " + List.of(frames)));
        throw new IllegalStateException(task.label() + " has not ended; said so far: " + said);
      }
      for (Window window : waitsForAnswer(task.label()) ? Window.getWindows() : new Window[0]) {
        if (window.isShowing() && window instanceof GenericDialog dialog) {
          said.append("dialog ").append(dialog.getTitle()).append('\n');
          fill(dialog, task, info);
          press(dialog.getButtons()[0]);
        } else if (window.isShowing() && window instanceof Dialog dialog) {
          said.append(text(dialog)).append('\n');
          press(buttons(dialog).findFirst().orElseThrow());
        }
      }
      Thread.sleep(20);
    }
    EventQueue.invokeAndWait(() -> {});
    return said.toString();
  }

  /** ImageJ runs a command in a thread that has its name. */
  private static boolean runs(String label) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(label));
  }

  /** A dialog that is answered before it has begun to wait waits for ever. */
  private static boolean waitsForAnswer(String label) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals(label))
        .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals("java.awt.WaitDispatchSupport"));
  }

  private static void fill(GenericDialog dialog, GuiTask task, CommandInfo info) {
    List<String> entries = new ArrayList<>();
    for (CommandField field : CommandField.of(info)) {
      boolean text = field.type() != Boolean.class && field.choices().isEmpty();
      if (text && field.type() != ImagePlus.class) {
        entries.add(field.name());
      }
    }
    if (entries.size() != dialog.getStringFields().size()) {
      throw new IllegalStateException(task.label() + " asks for other fields than " + entries);
    }
    task.fields()
        .forEach(
            (field, text) -> {
              if (field.equals("mask")) {
                choose(masks(dialog), text);
              } else {
                ((TextField) dialog.getStringFields().get(entries.indexOf(field))).setText(text);
              }
            });
  }

  /** The list beside the mask's field. */
  private static Choice masks(GenericDialog dialog) {
    return parts(dialog)
        .filter(Choice.class::isInstance)
        .map(Choice.class::cast)
        .filter(list -> list.getItem(list.getItemCount() - 1).equals(MaskChoice.TYPED))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no list of masks in " + dialog.getTitle()));
  }

  /** As a click on an item does. */
  private static void choose(Choice list, String item) {
    list.select(item);
    list.dispatchEvent(new ItemEvent(list, ItemEvent.ITEM_STATE_CHANGED, item, ItemEvent.SELECTED));
  }

  private static void press(Button button) throws Exception {
    ActionEvent press = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel());
    EventQueue.invokeLater(() -> button.dispatchEvent(press));
    Thread.sleep(100);
  }

  private static Stream<Component> parts(Container container) {
    return Stream.of(container.getComponents())
        .flatMap(c -> c instanceof Container inner ? parts(inner) : Stream.of(c));
  }

  private static Stream<Button> buttons(Dialog dialog) {
    return parts(dialog).filter(Button.class::isInstance).map(Button.class::cast);
  }

  /** What a message says; ImageJ's label of several lines does not tell. */
  private static String text(Dialog dialog) throws Exception {
    Component label =
        parts(dialog).filter(MultiLineLabel.class::isInstance).findFirst().orElseThrow();
    Field lines = MultiLineLabel.class.getDeclaredField("lines");
    lines.setAccessible(true);
    return String.join("\n", (String[]) lines.get(label));
  }

  private static List<ImagePlus> images() {
    int[] ids = WindowManager.getIDList();
    return Stream.of(ids == null ? new int[0] : ids)
        .flatMapToInt(Arrays::stream)
        .mapToObj(WindowManager::getImage)
        .toList();
  }

  private static void closeAll() throws Exception {
    for (ImagePlus image : images()) {
      image.changes = false;
      EventQueue.invokeAndWait(image::close);
    }
    for (Window window : Window.getWindows()) {
      if (!(window instanceof ImageJ) && !(window instanceof Recorder)) {
        EventQueue.invokeAndWait(window::dispose);
      }
    }
    IJ.run("Clear Results");
  }
}
