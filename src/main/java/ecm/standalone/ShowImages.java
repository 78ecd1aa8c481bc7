package ecm.standalone;

import ij.ImagePlus;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;

/** Shows the images that a command gives out, as Fiji's framework does. */
final class ShowImages extends AbstractPostprocessorPlugin {

  @Override
  public void process(Module module) {
    for (ModuleItem<?> output : module.getInfo().outputs()) {
      if (module.getOutput(output.getName()) instanceof ImagePlus image) {
        image.show();
      }
    }
  }
}
