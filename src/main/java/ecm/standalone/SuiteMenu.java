package ecm.standalone;

import ij.Menus;
import java.util.Hashtable;
import org.scijava.command.CommandInfo;

/** Makes the commands known to ImageJ. */
final class SuiteMenu {

  private static volatile Suite registered;

  private SuiteMenu() {}

  /** The suite whose commands ImageJ knows: it makes its plugins by class name only. */
  static Suite suite() {
    return registered;
  }

  /** Lets macros run the commands by their labels. */
  static void register(Suite suite) {
    registered = suite;
    @SuppressWarnings("unchecked")
    Hashtable<String, String> table = Menus.getCommands();
    for (CommandInfo info : suite.commands()) {
      String label = Suite.label(info);
      table.put(label, EcmPlugIn.class.getName() + "(\"" + label + "\")");
    }
  }
}
