package ecm.standalone;

import ecm.command.base.CommandField;
import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;

/** Records the inputs of a finished command for ImageJ's macro recorder, as Fiji would. */
final class Recording extends AbstractPostprocessorPlugin {

  @Override
  public void process(Module module) {
    if (!Recorder.record || IJ.isMacro()) {
      return;
    }
    for (CommandField field : CommandField.of(module.getInfo())) {
      Object value = module.getInput(field.name());
      if (field.type() != ImagePlus.class && value != null) {
        Recorder.recordOption(field.key(), escaped(value.toString()));
      }
    }
  }

  /** ImageJ leaves an unfinished command out. */
  static void forget() {
    if (Recorder.record && !IJ.isMacro()) {
      Recorder.setCommand(null);
    }
  }

  /** As Fiji does: the text will stand between double quotes. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
