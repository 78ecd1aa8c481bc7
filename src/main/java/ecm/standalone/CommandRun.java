package ecm.standalone;

import ecm.progress.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleRunner;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;

/** One run of a command, in the calling thread, between the processors that Fiji has too. */
final class CommandRun {

  private final Context context;
  private final CommandInfo info;

  CommandRun(Context context, CommandInfo info) {
    this.context = context;
    this.info = info;
  }

  /**
   * Runs with given inputs; those not given have their defaults.
   *
   * @throws InvalidInput if the command fails or is cancelled
   */
  void withInputs(Map<String, Object> inputs) {
    Module module = module();
    inputs.forEach(module::setInput);
    module.getInfo().inputs().forEach(input -> module.resolveInput(input.getName()));
    run(module);
    if (module instanceof Cancelable cancelable && cancelable.isCanceled()) {
      throw new InvalidInput(cancelable.getCancelReason());
    }
  }

  /** Runs as ImageJ's menu or a macro does: inputs from the macro's options, or from a dialog. */
  void fromImageJ() {
    run(module());
  }

  private Module module() {
    try {
      Module module = info.createModule();
      context.inject(module.getDelegateObject());
      return module;
    } catch (ModuleException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(Module module) {
    new ModuleRunner(context, module, preprocessors(), postprocessors()).run();
  }

  private List<PreprocessorPlugin> preprocessors() {
    List<PreprocessorPlugin> all = new ArrayList<>();
    all.add(new MacroInputs());
    all.addAll(
        context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class));
    return all;
  }

  private List<PostprocessorPlugin> postprocessors() {
    return List.of();
  }
}
