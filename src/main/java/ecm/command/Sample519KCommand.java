package ecm.command;

import ecm.command.base.OpenSample;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** The simulated wire at 519 K. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Samples", weight = 17),
      @Menu(label = "ECM Wire 519 K", weight = 2)
    })
public class Sample519KCommand extends OpenSample {

  public Sample519KCommand() {
    super("wire-519K.tif");
  }
}
