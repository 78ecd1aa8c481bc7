package ecm.standalone;

import ecm.base.InvalidInput;
import ij.IJ;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
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
    run(module, List.of());
    if (isCancelled(module)) {
      throw new InvalidInput(((Cancelable) module).getCancelReason());
    }
  }

  /** Runs as ImageJ's menu or a macro does: inputs from the macro's options, or from a dialog. */
  void fromImageJ() {
    Module module = module();
    boolean asks = !IJ.isMacro() && IJ.getInstance() != null;
    run(module, asks ? List.of(new ParameterDialog()) : List.of());
    if (isCancelled(module)) {
      Recording.forget();
    }
  }

  private static boolean isCancelled(Module module) {
    return module instanceof Cancelable cancelable && cancelable.isCanceled();
  }

  private Module module() {
    return context.service(ModuleService.class).createModule(info);
  }

  private void run(Module module, List<PreprocessorPlugin> last) {
    List<PreprocessorPlugin> before = new ArrayList<>();
    before.add(new MacroInputs());
    before.addAll(
        context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class));
    before.addAll(last);
    List<PostprocessorPlugin> after = new ArrayList<>();
    if (IJ.getInstance() != null) {
      after.add(new ShowImages());
    }
    after.add(new Recording());
    new ModuleRunner(context, module, before, after).run();
  }
}
