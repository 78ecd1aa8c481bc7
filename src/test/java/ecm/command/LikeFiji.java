package ecm.command;

import ecm.command.base.ProbeCommand;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import net.imagej.patcher.LegacyHooks;
import net.imagej.patcher.LegacyInjector;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.thread.ThreadService;

/**
 * Runs commands as ImageJ2 does from a macro: in a thread of SciJava's, with options that the
 * framework converts without any check, and with the active image.
 */
final class LikeFiji extends LegacyHooks implements AutoCloseable {

  /** Inputs that no one had resolved when a dialog would have opened. */
  static final List<String> ASKED_FOR = Collections.synchronizedList(new ArrayList<>());

  final Context context = new Context(CommandService.class, ConvertService.class);
  private final LegacyHooks before;

  LikeFiji() {
    context.service(LogService.class).setLevel(LogLevel.NONE);
    PluginService plugins = context.service(PluginService.class);
    plugins.addPlugin(new CommandInfo(ProbeCommand.class, annotation(ProbeCommand.class)));
    plugins.addPlugin(new PluginInfo<>(MacroInputs.class, PreprocessorPlugin.class));
    plugins.addPlugin(new PluginInfo<>(ActiveImage.class, PreprocessorPlugin.class));
    plugins.addPlugin(new PluginInfo<>(Dialog.class, PreprocessorPlugin.class));
    plugins.getPlugin(MacroInputs.class).setPriority(20_000);
    plugins.getPlugin(ActiveImage.class).setPriority(10_001);
    plugins.getPlugin(Dialog.class).setPriority(-10_000);
    before = LegacyInjector.installHooks(LikeFiji.class.getClassLoader(), this);
    IJ.runMacro("");
    ASKED_FOR.clear();
    ProbeCommand.RUNS.clear();
  }

  private static Plugin annotation(Class<?> type) {
    return type.getAnnotation(Plugin.class);
  }

  /** Makes a command known under its label. */
  @SuppressWarnings("unchecked")
  void register(String label, Class<?> command) {
    Menus.getCommands().put(label, "command:" + command.getName());
  }

  /** The message that aborted a macro, or null. */
  static String errorOf(String macro) {
    Interpreter interpreter = new Interpreter();
    try {
      interpreter.run(macro, "");
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
    }
    return interpreter.getErrorMessage();
  }

  @Override
  public Object interceptRunPlugIn(String className, String arg) {
    if (!className.startsWith("command:")) {
      return null;
    }
    CommandInfo info =
        context.service(CommandService.class).getCommand(className.substring("command:".length()));
    try {
      return context.service(ModuleService.class).run(info, true).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Iterable<Thread> getThreadAncestors() {
    Thread parent = context.service(ThreadService.class).getParent(Thread.currentThread());
    return parent == null ? List.of() : List.of(parent);
  }

  @Override
  public void error(Throwable t) {
    throw new IllegalStateException(t);
  }

  @Override
  public void close() {
    LegacyInjector.installHooks(LikeFiji.class.getClassLoader(), before);
    context.dispose();
  }

  /** Converts what it can; a key that no field has is overlooked. */
  public static final class MacroInputs extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
      ConvertService convert = module.getInfo() == null ? null : service();
      String options = Macro.getOptions();
      for (ModuleItem<?> input : module.getInfo().inputs()) {
        String text =
            IJ.isMacro() && options != null ? Macro.getValue(options, input.getName(), null) : null;
        if (text != null && convert.supports(text, input.getType())) {
          module.setInput(input.getName(), convert.convert(text, input.getType()));
          module.resolveInput(input.getName());
        }
      }
    }

    private ConvertService service() {
      return getContext().service(ConvertService.class);
    }
  }

  /** Fills in the active image, if there is one. */
  public static final class ActiveImage extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
      ImagePlus active = WindowManager.getCurrentImage();
      for (ModuleItem<?> input : module.getInfo().inputs()) {
        if (input.getType() == ImagePlus.class && active != null) {
          module.setInput(input.getName(), active);
          module.resolveInput(input.getName());
        }
      }
    }
  }

  /** Would ask for whatever is not resolved. */
  public static final class Dialog extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
      for (ModuleItem<?> input : module.getInfo().inputs()) {
        if (!module.isInputResolved(input.getName())) {
          ASKED_FOR.add(input.getName());
        }
      }
    }
  }
}
