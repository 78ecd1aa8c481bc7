package ecm.ij.inspect;

import ecm.pipeline.maps.Maybe;
import ecm.pipeline.whole.Inspection;
import ij.gui.Plot;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/**
 * The window of the pixel inspector: g2 beside the posterior, intensity, one line of text, buttons.
 * Event thread only.
 */
final class InspectorWindow extends JFrame {

  private static final long serialVersionUID = 1L;

  private static final int PLOT_WIDTH = 470;
  private static final int POSTERIOR_WIDTH = 300;

  /** Room for numbers and labels around a plot's frame. */
  private static final int AROUND = 110;

  private static final int G2_HEIGHT = 260;
  private static final int TRACE_HEIGHT = 130;

  private final String stack;
  private final JLabel g2 = new JLabel();
  private final JLabel posterior = new JLabel();
  private final JLabel trace = new JLabel();
  private final JLabel says = new JLabel("Click a pixel or draw an area.");
  private final transient List<Inspection> pinned = new ArrayList<>();
  private transient Inspection current;

  InspectorWindow(String stack) {
    super(stack + ": pixel g2");
    this.stack = stack;
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    JPanel plots = new JPanel();
    plots.setLayout(new BoxLayout(plots, BoxLayout.Y_AXIS));
    plots.setBackground(Color.WHITE);
    plots.add(row(g2, posterior));
    plots.add(row(trace));
    says.setFont(says.getFont().deriveFont(Font.PLAIN));
    JPanel buttons = new JPanel();
    buttons.add(button("Pin", this::pin));
    buttons.add(button("Clear pins", this::clear));
    buttons.add(button("To Results", this::toResults));
    JPanel below = new JPanel(new BorderLayout());
    below.add(says, BorderLayout.CENTER);
    below.add(buttons, BorderLayout.SOUTH);
    getContentPane().add(plots, BorderLayout.CENTER);
    getContentPane().add(below, BorderLayout.SOUTH);
    setSize(PLOT_WIDTH + AROUND, G2_HEIGHT + TRACE_HEIGHT + 265);
  }

  private static JPanel row(JLabel... labels) {
    JPanel row = new JPanel();
    row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
    row.setBackground(Color.WHITE);
    for (JLabel label : labels) {
      row.add(label);
    }
    row.add(Box.createHorizontalGlue());
    return row;
  }

  private static JButton button(String label, Runnable action) {
    JButton button = new JButton(label);
    button.addActionListener(event -> action.run());
    return button;
  }

  /** What is drawn: the current look first, then those that are pinned. */
  private List<Inspection> looks() {
    List<Inspection> looks = new ArrayList<>();
    looks.add(current);
    pinned.stream().filter(p -> p != current).forEach(looks::add);
    return looks;
  }

  void show(Inspection look) {
    current = look;
    draw();
  }

  void say(String sentence) {
    says.setText(html(sentence));
  }

  private void draw() {
    if (current == null) {
      return;
    }
    List<Inspection> looks = looks();
    g2.setIcon(picture(InspectionOutput.g2(stack + "-pixel-g2", looks), PLOT_WIDTH, G2_HEIGHT));
    drawPosterior(looks);
    trace.setIcon(
        picture(InspectionOutput.trace(stack + "-pixel-trace", looks), PLOT_WIDTH, TRACE_HEIGHT));
    String remark = current.isResolved() ? current.flagMeanings() : current.reason();
    String likelihood =
        current
            .likelihood()
            .map(Maybe::reason)
            .filter(r -> !r.isEmpty())
            .map(r -> "; " + r)
            .orElse("");
    say(current.name() + (remark.isEmpty() ? ": no flags" : ": " + remark) + likelihood);
  }

  /** Beside g2, once the likelihood says something; the window then becomes as wide as both. */
  private void drawPosterior(List<Inspection> looks) {
    if (!InspectionOutput.hasPosterior(looks)) {
      posterior.setIcon(null);
      return;
    }
    Plot plot = InspectionOutput.posterior(stack + "-pixel-posterior", looks);
    posterior.setIcon(picture(plot, POSTERIOR_WIDTH, G2_HEIGHT));
    int wide = PLOT_WIDTH + POSTERIOR_WIDTH + 2 * AROUND;
    if (getWidth() < wide) {
      setSize(wide, getHeight());
    }
  }

  private static ImageIcon picture(Plot plot, int width, int height) {
    plot.setFrameSize(width, height);
    BufferedImage image = plot.getProcessor().getBufferedImage();
    return new ImageIcon(image);
  }

  private static String html(String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<html><div style='margin:2px 8px'>" + safe + "</div></html>";
  }

  private void pin() {
    if (current != null && !pinned.contains(current)) {
      pinned.add(current);
      draw();
    }
  }

  private void clear() {
    pinned.clear();
    draw();
  }

  private void toResults() {
    if (current != null) {
      looks().forEach(look -> InspectionOutput.row(stack, look));
    }
  }
}
