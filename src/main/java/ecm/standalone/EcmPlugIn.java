package ecm.standalone;

import ij.plugin.PlugIn;

/** Lets ImageJ's menu and its macros reach the commands; the argument is a command's label. */
public final class EcmPlugIn implements PlugIn {

  @Override
  public void run(String label) {
    Suite suite = SuiteMenu.suite();
    new CommandRun(suite.context(), suite.command(label)).fromImageJ();
  }
}
