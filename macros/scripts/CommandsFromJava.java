import ecm.command.RegisterStackCommand;
import ecm.command.RelaxationMapsCommand;
import ecm.command.Sample523KCommand;
import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.util.Map;
import net.imagej.patcher.LegacyInjector;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;

/**
 * The commands of the menu as objects: from a sample stack to maps.
 *
 * <p>{@code java --add-opens java.base/java.lang=ALL-UNNAMED -Djava.awt.headless=true -cp
 * target/ecm-0.1.0-standalone.jar macros/scripts/CommandsFromJava.java FOLDER}
 *
 * <p>In Fiji, ask for its CommandService by {@code @Parameter} instead of making a Context.
 */
public class CommandsFromJava {

  public static void main(String[] args) throws Exception {
    LegacyInjector.preinit(); // lets ImageJ do without a display; before anything else of it
    try (Context context = new Context(CommandService.class, ConvertService.class)) {
      CommandService commands = context.service(CommandService.class);
      Object stack = run(commands, Sample523KCommand.class, Map.of()).getOutput("stack");
      Object registered =
          run(commands, RegisterStackCommand.class, Map.of("image", stack, "iterations", 3))
              .getOutput("registered");
      Module maps =
          run(commands, RelaxationMapsCommand.class, Map.of("image", registered, "lags", 100));
      for (String name : new String[] {"tau", "tauCorrected", "beta", "flags"}) {
        IJ.saveAsTiff((ImagePlus) maps.getOutput(name), new File(args[0], name + ".tif").getPath());
      }
    }
  }

  /** A parameter that is not allowed, or data that cannot be used, is an exception that says so. */
  private static Module run(
      CommandService commands, Class<? extends Command> command, Map<String, Object> inputs)
      throws Exception {
    return commands.run(command, true, inputs).get();
  }
}
