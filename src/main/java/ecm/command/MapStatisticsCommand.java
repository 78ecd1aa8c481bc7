package ecm.command;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Median, log-normal parameters and histogram of a map of relaxation times. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Map Statistics...", weight = 8)
    })
public class MapStatisticsCommand extends MapCommand {

  @Override
  protected void execute(Progress progress) {
    throw new InvalidInput("not built");
  }
}
