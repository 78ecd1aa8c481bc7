package ecm.standalone;

import ij.gui.GenericDialog;
import java.awt.Choice;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.ItemEvent;
import java.awt.event.TextEvent;
import java.util.List;

/** A list of what may be a mask, beside the text field that takes it, or any other name. */
final class MaskChoice {

  /** Stands for a name that is not in the list, as of a file. */
  static final String TYPED = "as typed";

  private MaskChoice() {}

  /**
   * Adds the list to the right of a field, as ImageJ adds the button that looks for a file.
   *
   * @param entry the field: the list writes to it, and follows what is typed
   * @param titles of the open images that fit
   */
  static Choice beside(TextField entry, GenericDialog dialog, List<String> titles) {
    Choice choice = new Choice();
    choice.add("auto");
    choice.add("none");
    titles.forEach(choice::add);
    choice.add(TYPED);
    connect(choice, entry);
    GridBagConstraints place = ((GridBagLayout) dialog.getLayout()).getConstraints(entry);
    Panel both = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    dialog.remove(entry);
    both.add(entry);
    both.add(choice);
    dialog.add(both, place);
    return choice;
  }

  private static void connect(Choice choice, TextField entry) {
    follow(choice, entry.getText().strip());
    choice.addItemListener(
        (ItemEvent e) -> {
          if (!choice.getSelectedItem().equals(TYPED)) {
            entry.setText(choice.getSelectedItem());
          }
        });
    entry.addTextListener((TextEvent e) -> follow(choice, entry.getText().strip()));
  }

  /** Selects a name, or {@link #TYPED} if it is not in the list. */
  private static void follow(Choice choice, String name) {
    choice.select(TYPED);
    choice.select(name); // does nothing if there is no such item
  }
}
