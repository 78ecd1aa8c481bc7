package ecm.command;

import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 523 K. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 17),
      @Menu(label = "ECM Wire 523 K", weight = 1)
    })
public class Sample523KCommand extends OpenSample {

  public Sample523KCommand() {
    super("wire-523K.tif");
  }
}
