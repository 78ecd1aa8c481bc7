package ecm.standalone;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Panel;
import java.awt.ScrollPane;

/** Lets the fields of a dialog scroll that is higher than the screen, so that its buttons stay. */
final class TallDialog {

  /** The title of the window, and the buttons, which are added when the dialog is shown [px]. */
  private static final int AROUND = 110;

  private static final int SCROLL_BAR = 24;

  private static final int STEP = 28;

  private TallDialog() {}

  /**
   * Puts the fields into a scroll pane if they need it.
   *
   * @param dialog with all its fields, not shown yet
   * @param screen height that there is for the dialog [px]
   */
  static void fit(Dialog dialog, int screen) {
    dialog.pack();
    if (dialog.getHeight() + AROUND <= screen) {
      return;
    }
    Panel fields = new Panel(new GridBagLayout());
    move(dialog, fields);
    ScrollPane pane = new ScrollPane(ScrollPane.SCROLLBARS_AS_NEEDED);
    pane.add(fields);
    Dimension size = fields.getPreferredSize();
    pane.setPreferredSize(new Dimension(size.width + SCROLL_BAR, screen - 2 * AROUND));
    pane.getVAdjustable().setUnitIncrement(STEP);
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = 0;
    place.gridy = 0;
    place.gridwidth = 2;
    place.insets = new Insets(0, 0, 0, 0);
    dialog.add(pane, place);
  }

  private static void move(Container from, Container to) {
    GridBagLayout layout = (GridBagLayout) from.getLayout();
    for (Component field : from.getComponents()) {
      GridBagConstraints place = layout.getConstraints(field);
      from.remove(field);
      to.add(field, place);
    }
  }
}
