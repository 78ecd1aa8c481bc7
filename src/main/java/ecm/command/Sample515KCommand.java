package ecm.command;

import ecm.command.base.EcmCommand;
import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 515 K. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): a simulated nanowire at 515 K whose truth is known.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "samples.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 51),
      @Menu(label = "ECM Wire 515 K", weight = 3)
    })
public class Sample515KCommand extends OpenSample {

  public Sample515KCommand() {
    super("wire-515K.tif");
  }
}
