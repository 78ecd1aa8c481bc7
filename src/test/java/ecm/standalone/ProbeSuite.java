package ecm.standalone;

import ecm.command.OpenImages;
import ecm.command.base.ProbeCommand;
import ij.IJ;
import ij.macro.Interpreter;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;

/** The suite with one more command, {@link ProbeCommand}, and macros run on it. */
final class ProbeSuite {

  private ProbeSuite() {}

  /** Starts the suite, known to ImageJ's macros. */
  static Suite start() {
    Suite real = Suite.start();
    CommandInfo probe =
        new CommandInfo(ProbeCommand.class, ProbeCommand.class.getAnnotation(Plugin.class));
    PluginService plugins = real.context().service(PluginService.class);
    if (plugins.getPlugin(ProbeCommand.class) == null) {
      plugins.addPlugin(probe);
    }
    List<CommandInfo> commands = new ArrayList<>(real.commands());
    commands.add(probe);
    Suite suite = new Suite(real.context(), commands);
    IJ.runMacro("");
    SuiteMenu.register(suite);
    ProbeCommand.RUNS.clear();
    OpenImages.closeAll();
    return suite;
  }

  /** What became of a macro: the message that aborted it, or null. */
  static String errorOf(String macro) {
    Interpreter interpreter = new Interpreter();
    try {
      interpreter.run(macro, "");
    } catch (RuntimeException e) {
      if (interpreter.getErrorMessage() == null) {
        throw e;
      }
    }
    return interpreter.getErrorMessage();
  }
}
