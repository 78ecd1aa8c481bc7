package ecm.command;

import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 511 K. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 17),
      @Menu(label = "ECM Wire 511 K", weight = 4)
    })
public class Sample511KCommand extends OpenSample {

  public Sample511KCommand() {
    super("wire-511K.tif");
  }
}
