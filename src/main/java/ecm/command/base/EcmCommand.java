package ecm.command.base;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.IjProgress;
import ecm.ij.base.Screen;
import ecm.ij.window.NoValue;
import ecm.ij.window.WindowPlaces;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.Initializable;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.event.EventHandler;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.event.ModuleCanceledEvent;
import org.scijava.module.event.ModuleFinishedEvent;
import org.scijava.module.event.ModuleStartedEvent;
import org.scijava.plugin.Parameter;
import org.scijava.thread.ThreadService;
import org.scijava.util.ClassUtils;

/**
 * What all commands of the suite have in common: fields are checked before the work begins, and a
 * failure reaches the user in a way that fits the caller.
 *
 * <p>A command knows the SciJava module that runs it, so that it can mark its inputs as resolved:
 * ImageJ2 would otherwise stop a macro with a dialog for the keys that the macro left out.
 */
public abstract class EcmCommand extends ContextCommand implements Initializable {

  /** Name of the attribute of a command that says where its page is. */
  public static final String HELP = "help";

  /** Where the pages of the commands are. */
  public static final String PAGES = "https://github.com/ecm-imagej/ecm/blob/main/docs/commands/";

  private static final String RUN_BY_IMAGEJ = "Run$_";

  @Parameter private CommandService commands;

  private volatile Module module;

  private volatile FrontImage front;

  /**
   * Does the work; all fields are within their ranges.
   *
   * @throws InvalidInput if the user's data or parameters cannot be used
   * @throws Cancelled if the user stopped it
   */
  protected abstract void execute(Progress progress);

  /**
   * Checks what must be there before a dialog opens.
   *
   * @throws InvalidInput if it is not
   */
  protected void prepare() {}

  /**
   * The path of a file field.
   *
   * @return empty if the field was left empty, which ImageJ2 turns into a file without a name
   * @throws InvalidInput if no file can have that name
   */
  protected static Optional<Path> path(String field, File file) {
    if (file == null || file.getPath().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.toPath());
    } catch (InvalidPathException e) {
      throw new InvalidInput(field + " cannot be the name of a file: " + e.getReason(), e);
    }
  }

  /** The menu entry without its dots. */
  protected final String label() {
    return info().getMenuPath().getLeaf().getName().replace("...", "");
  }

  private CommandInfo info() {
    return commands.getCommand(getClass());
  }

  /** Remembers the module of this very command as it starts. */
  @EventHandler
  private void onEvent(ModuleStartedEvent event) {
    if (event.getModule().getDelegateObject() == this) {
      module = event.getModule();
      currentImage().forgetEarlierRun();
      front = new FrontImage();
    }
  }

  /** The framework has shown the outputs by now, as far as it shows any. */
  @EventHandler
  private void onEvent(ModuleFinishedEvent event) {
    FrontImage begun = front;
    if (event.getModule() == module && begun != null) {
      front = null;
      try (begun) {
        if (Screen.hasWindows()) {
          begun.settle(imageOutputs());
        }
      }
    }
  }

  @EventHandler
  private void onEvent(ModuleCanceledEvent event) {
    FrontImage begun = front;
    if (event.getModule() == module && begun != null) {
      front = null;
      begun.close();
    }
  }

  private CurrentImage currentImage() {
    return CurrentImage.in(context().getService(ThreadService.class));
  }

  /** Called by the framework before it opens a dialog. */
  @Override
  public void initialize() {
    if (IJ.isMacro()) {
      info().inputs().forEach(input -> resolve(input.getName()));
    } else if (Screen.hasWindows()) {
      guarded(this::prepare);
    }
  }

  /** Keeps an input out of the dialog. */
  protected final void resolve(String input) {
    if (module != null) {
      module.resolveInput(input);
    }
  }

  @Override
  public final void run() {
    guarded(
        () -> {
          List<CommandField> fields = CommandField.of(info());
          macroOptions().ifPresent(options -> MacroOptions.parse(options).check(fields));
          Faults.inAll(fields, field -> field.check(value(field.item())));
          prepare();
          ListedImages listed = new ListedImages();
          try (IjProgress progress = IjProgress.begin(label())) {
            execute(progress);
          }
          place();
          showOutputsIfHeadless(listed);
        });
  }

  /** The fields and their values, without the image and without files. */
  protected final Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (CommandField field : CommandField.of(info())) {
      if (field.type() != ImagePlus.class && field.type() != File.class) {
        parameters.put(field.name(), value(field.item()));
      }
    }
    return parameters;
  }

  private Object value(ModuleItem<?> item) {
    return ClassUtils.getValue(((CommandModuleItem<?>) item).getField(), this);
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Cancelled e) {
      cancelled();
    } catch (InvalidInput e) {
      failed(e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      failed("not enough memory; see Edit > Options > Memory & Threads...", e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (Failure.isMacroAbort(e)) {
        cancelled();
      } else {
        context().service(LogService.class).error(label(), e);
        failed("unexpected error: " + e, e);
      }
    }
  }

  private void cancelled() {
    dropOutputs();
    String sentence = label() + ": cancelled";
    cancel(Screen.hasWindows() ? "" : sentence);
    Failure.cancelMacro(sentence);
  }

  private void failed(String reason, Throwable cause) {
    dropOutputs();
    String sentence = label() + ": " + reason;
    cancel("");
    forgetMacroOptions();
    if (!Failure.tell(sentence)) {
      throw new InvalidInput(sentence, cause);
    }
  }

  /**
   * ImageJ2 finds the macro's options from the threads above ours, too; while they are there, the
   * dialog that is to show the macro's error takes its answers from them and never opens.
   */
  private void forgetMacroOptions() {
    ThreadService threads = context().getService(ThreadService.class);
    Thread thread = Thread.currentThread();
    while (thread != null) {
      Macro.setOptions(thread, null);
      thread = threads == null ? null : threads.getParent(thread);
    }
  }

  private void dropOutputs() {
    for (ModuleItem<?> output : info().outputs()) {
      ClassUtils.setValue(((CommandModuleItem<?>) output).getField(), this, null);
    }
  }

  /** The framework shows the outputs in their order; they open side by side, the last leftmost. */
  private void place() {
    List<ImagePlus> images = new ArrayList<>(imageOutputs());
    if (Screen.isWatched()) {
      images.forEach(NoValue::grey);
    }
    images.removeIf(WindowPlaces::isPlaced);
    Collections.reverse(images);
    WindowPlaces.inARow(images);
  }

  private List<ImagePlus> imageOutputs() {
    List<ImagePlus> images = new ArrayList<>();
    for (ModuleItem<?> output : info().outputs()) {
      if (value(output) instanceof ImagePlus image) {
        images.add(image);
      }
    }
    return images;
  }

  /** With windows the framework shows the outputs; without, it only logs them. */
  private void showOutputsIfHeadless(ListedImages listed) {
    if (Screen.hasWindows()) {
      return;
    }
    imageOutputs().forEach(ImagePlus::show);
    if (isWritten() && Screen.isReplayed()) {
      listed.putBehind();
    } else {
      currentImage().handToCaller();
    }
  }

  private boolean isWritten() {
    return CommandField.of(info()).stream()
        .filter(field -> field.name().equals("output"))
        .anyMatch(field -> path("output", (File) value(field.item())).isPresent());
  }

  /**
   * The options of the macro call that started this command. A script that a macro started and that
   * runs this command through a service has options of its own, which are not ours.
   */
  private Optional<String> macroOptions() {
    Thread caller = Thread.currentThread();
    ThreadService threads = context().getService(ThreadService.class);
    Thread parent = threads == null ? null : threads.getParent(caller);
    boolean direct =
        caller.getName().startsWith(RUN_BY_IMAGEJ)
            || parent != null && parent.getName().startsWith(RUN_BY_IMAGEJ);
    return direct && IJ.isMacro() ? Optional.ofNullable(Macro.getOptions()) : Optional.empty();
  }
}
