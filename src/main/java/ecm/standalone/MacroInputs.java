package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.command.base.CommandField;
import ecm.command.base.MacroOptions;
import ij.IJ;
import ij.Macro;
import java.util.List;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;

/**
 * Fills in the options of a macro's {@code run("label", "key=value")}. What cannot be understood is
 * left to the command itself, which reads the options too, and refuses them.
 */
final class MacroInputs extends AbstractPreprocessorPlugin {

  @Override
  public void process(Module module) {
    String options = Macro.getOptions();
    if (!IJ.isMacro() || options == null) {
      return;
    }
    try {
      List<CommandField> fields = CommandField.of(module.getInfo());
      MacroOptions parsed = MacroOptions.parse(options);
      parsed.check(fields);
      for (CommandField field : fields) {
        String text = parsed.values().get(field.key());
        if (text != null) {
          module.setInput(field.name(), field.parse(text));
          module.resolveInput(field.name());
        }
      }
    } catch (InvalidInput e) {
      return;
    }
  }
}
