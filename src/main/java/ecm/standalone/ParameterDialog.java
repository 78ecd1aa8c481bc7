package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.command.base.CommandField;
import ecm.command.base.EcmCommand;
import ecm.command.base.Faults;
import ecm.ij.open.RegionInput;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.GenericDialog;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Font;
import java.awt.TextField;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.function.Supplier;
import org.scijava.command.Previewable;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;

/**
 * Asks for the inputs that are not resolved yet, in a dialog made from their descriptions. A value
 * that its field cannot take is said, and asked for again.
 */
final class ParameterDialog extends AbstractPreprocessorPlugin {

  private static final int BOX_INDENT = 20;
  private static final int NUMBER_COLUMNS = 10;
  private static final int TEXT_COLUMNS = 22;

  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);

  private boolean asked;

  @Override
  public void process(Module module) {
    List<CommandField> fields =
        CommandField.of(module.getInfo()).stream()
            .filter(field -> !module.isInputResolved(field.name()))
            .toList();
    if (fields.isEmpty()) {
      return;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach(
        field -> texts.put(field.name(), CommandField.text(module.getInput(field.name()))));
    while (!isCanceled() && !accepted(module, fields, texts)) {
      if (!ask(module, fields, texts)) {
        cancel("");
      }
    }
  }

  /** Whether the user answered and every answer is allowed; then the module has them. */
  private boolean accepted(Module module, List<CommandField> fields, Map<String, String> texts) {
    if (!asked) {
      return false;
    }
    try {
      Faults.inAll(
          fields, field -> module.setInput(field.name(), field.parse(texts.get(field.name()))));
    } catch (InvalidInput e) {
      IJ.showMessage("ECM", e.getMessage().replace("; ", "\n"));
      return false;
    }
    fields.forEach(field -> module.resolveInput(field.name()));
    return true;
  }

  /** Shows the dialog; false if it was cancelled. */
  private boolean ask(Module module, List<CommandField> fields, Map<String, String> texts) {
    GenericDialog dialog = new GenericDialog(Suite.label(module.getInfo()).replace("...", ""));
    List<Supplier<String>> answers = addAll(dialog, module, fields, texts);
    dialog.addHelp(help(module.getInfo(), fields));
    TallDialog.fit(dialog, GUI.getMaxWindowBounds(IJ.getInstance()).height);
    if (module.getDelegateObject() instanceof Previewable command) {
      LivePreview preview = new LivePreview(module, fields, answers);
      dialog.addDialogListener(preview);
      dialog.showDialog();
      preview.end(dialog.wasCanceled() ? command::cancel : () -> {});
    } else {
      dialog.showDialog();
    }
    asked = true;
    for (int i = 0; i < fields.size(); i++) {
      texts.put(fields.get(i).name(), answers.get(i).get());
    }
    return !dialog.wasCanceled();
  }

  /** Adds the fields and the headings between them. */
  private static List<Supplier<String>> addAll(
      GenericDialog dialog, Module module, List<CommandField> fields, Map<String, String> texts) {
    List<Supplier<String>> answers = new ArrayList<>();
    for (ModuleItem<?> input : module.getInfo().inputs()) {
      if (CommandField.isHeading(input)) {
        dialog.addMessage(heading(module, input), HEADING);
      }
      if (fields.size() > answers.size() && fields.get(answers.size()).item() == input) {
        CommandField field = fields.get(answers.size());
        answers.add(add(dialog, field, texts.get(field.name()), module.getInput("image")));
      }
    }
    return answers;
  }

  private static String heading(Module module, ModuleItem<?> input) {
    String title = input.getLabel().replaceAll("<[^>]*>", "");
    return title + ": " + module.getInput(input.getName());
  }

  /**
   * Adds one field. Its answer is read from the component: read through the dialog it would be
   * recorded under its label.
   *
   * @param image that the command works on, if it works on one
   */
  private static Supplier<String> add(
      GenericDialog dialog, CommandField field, String text, Object image) {
    String label = field.item().getLabel();
    if (field.type() == Boolean.class) {
      dialog.setInsets(3, BOX_INDENT, 3);
      dialog.addCheckbox(label, Boolean.parseBoolean(text));
      Checkbox box = last(dialog.getCheckboxes());
      explain(box, field);
      return () -> String.valueOf(box.getState());
    }
    if (!field.choices().isEmpty()) {
      dialog.addChoice(label, field.choices().toArray(String[]::new), text);
      Choice choice = last(dialog.getChoices());
      explain(choice, field);
      return choice::getSelectedItem;
    }
    addText(dialog, field, label, text);
    TextField entry = last(dialog.getStringFields());
    explain(entry, field);
    if (field.isMask() && image instanceof ImagePlus stack) {
      explain(MaskChoice.beside(entry, dialog, RegionInput.candidates(stack)), field);
    }
    return () -> entry.getText().strip();
  }

  private static void addText(GenericDialog dialog, CommandField field, String label, String text) {
    if (field.isFolder()) {
      dialog.addDirectoryField(label, text, TEXT_COLUMNS);
    } else if (field.isFile()) {
      dialog.addFileField(label, text, TEXT_COLUMNS);
    } else {
      boolean number = Number.class.isAssignableFrom(field.type());
      dialog.addStringField(label, text, number ? NUMBER_COLUMNS : TEXT_COLUMNS);
    }
  }

  @SuppressWarnings("unchecked")
  private static <C extends Component> C last(Vector<?> components) {
    return (C) components.lastElement();
  }

  /** AWT has no tool tips: the status bar explains the field below the pointer. */
  private static void explain(Component component, CommandField field) {
    component.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseEntered(MouseEvent e) {
            IJ.showStatus(description(field));
          }
        });
  }

  private static String help(ModuleInfo command, List<CommandField> fields) {
    StringBuilder html = new StringBuilder("<html>");
    html.append(command.getDescription()).append("<br>").append(command.get(EcmCommand.HELP));
    html.append("<table>");
    for (CommandField field : fields) {
      html.append("<tr><td valign='top'><b>")
          .append(field.item().getLabel())
          .append("</b><br><tt>")
          .append(field.key())
          .append("</tt></td><td valign='top'>")
          .append(description(field))
          .append("<br><i>")
          .append(field.allowed())
          .append("</i></td></tr>");
    }
    return html.append("</table></html>").toString();
  }

  private static String description(CommandField field) {
    String description = field.item().getDescription();
    return description == null ? "" : description;
  }
}
