package ecm.command;

import ecm.command.base.EcmCommand;
import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 511 K. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): a simulated nanowire at 511 K whose truth is known.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "samples.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 51),
      @Menu(label = "ECM Wire 511 K", weight = 4)
    })
public class Sample511KCommand extends OpenSample {

  public Sample511KCommand() {
    super("wire-511K.tif");
  }
}
