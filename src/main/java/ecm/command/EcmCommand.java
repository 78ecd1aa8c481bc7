package ecm.command;

import ecm.ij.IjProgress;
import ecm.progress.Cancelled;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.ModuleItem;
import org.scijava.thread.ThreadService;

/**
 * What all commands of the suite have in common: fields are checked before the work begins, and a
 * failure reaches the user in a way that fits the caller.
 *
 * <p>A command is its own SciJava module, so that it can mark its inputs as resolved: ImageJ2 would
 * otherwise stop a macro with a dialog for each key that the macro left out.
 */
public abstract class EcmCommand extends DynamicCommand {

  private static final String RUN_BY_IMAGEJ = "Run$_";

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

  /** The menu entry without its dots. */
  protected final String label() {
    return getInfo().getMenuPath().getLeaf().getName().replace("...", "");
  }

  @Override
  public void initialize() throws MethodCallException {
    super.initialize();
    if (IJ.isMacro()) {
      getInfo().inputs().forEach(input -> resolveInput(input.getName()));
    } else if (Failure.hasWindows()) {
      guarded(this::prepare);
    }
  }

  @Override
  public final void run() {
    guarded(
        () -> {
          List<CommandField> fields = CommandField.of(getInfo());
          macroOptions().ifPresent(options -> MacroOptions.parse(options).check(fields));
          fields.forEach(field -> field.check(getInput(field.name())));
          prepare();
          try (IjProgress progress = IjProgress.begin(label())) {
            execute(progress);
          }
          showOutputsIfHeadless();
        });
  }

  /** The fields and their values, without the image and without files. */
  protected final Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (CommandField field : CommandField.of(getInfo())) {
      if (field.type() != ImagePlus.class && field.type() != File.class) {
        parameters.put(field.name(), getInput(field.name()));
      }
    }
    return parameters;
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
    cancel(Failure.hasWindows() ? "" : sentence);
    Failure.cancelMacro(sentence);
  }

  private void failed(String reason, Throwable cause) {
    dropOutputs();
    String sentence = label() + ": " + reason;
    cancel("");
    if (!Failure.tell(sentence)) {
      throw new InvalidInput(sentence, cause);
    }
  }

  private void dropOutputs() {
    for (ModuleItem<?> output : getInfo().outputs()) {
      setOutput(output.getName(), null);
    }
  }

  /** With windows the framework shows the outputs; without, it only logs them. */
  private void showOutputsIfHeadless() {
    if (Failure.hasWindows()) {
      return;
    }
    for (ModuleItem<?> output : getInfo().outputs()) {
      if (getOutput(output.getName()) instanceof ImagePlus image) {
        image.show();
      }
    }
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
