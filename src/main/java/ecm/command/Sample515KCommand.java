package ecm.command;

import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 515 K. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 17),
      @Menu(label = "ECM Wire 515 K", weight = 3)
    })
public class Sample515KCommand extends OpenSample {

  public Sample515KCommand() {
    super("wire-515K.tif");
  }
}
