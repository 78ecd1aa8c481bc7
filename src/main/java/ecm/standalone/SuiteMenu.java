package ecm.standalone;

import ecm.ij.base.Luts;
import ij.IJ;
import ij.Menus;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.Hashtable;
import java.util.List;
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
    Luts.names().forEach(name -> table.put(name, LutPlugIn.class.getName() + "(\"" + name + "\")"));
  }

  /** Registers the commands and adds their entries to ImageJ's menus. */
  static void install(Suite suite) {
    register(suite);
    Menu top = new Menu("ECM");
    double before = Double.NaN;
    for (CommandInfo info : suite.commands()) {
      List<String> path = Suite.path(info);
      double weight = Suite.weight(info);
      if (Math.abs(weight - before) > 1) {
        top.addSeparator(); // as SciJava does
      }
      before = weight;
      Menu menu = top;
      for (String name : path.subList(0, path.size() - 1)) {
        menu = submenu(menu, name);
      }
      add(menu, Suite.label(info));
    }
    Menus.getImageJMenu("Plugins").add(top);
    Menu luts = submenu(Menus.getImageJMenu("Image"), "Lookup Tables");
    luts.addSeparator();
    Luts.names().forEach(name -> add(luts, name));
  }

  private static void add(Menu menu, String label) {
    MenuItem item = new MenuItem(label);
    item.addActionListener(IJ.getInstance());
    menu.add(item);
  }

  private static Menu submenu(Menu parent, String name) {
    for (int i = 0; i < parent.getItemCount(); i++) {
      if (parent.getItem(i) instanceof Menu menu && menu.getLabel().equals(name)) {
        return menu;
      }
    }
    Menu menu = new Menu(name);
    parent.add(menu);
    return menu;
  }
}
