package ecm.command;

import ecm.progress.InvalidInput;
import ij.ImagePlus;
import ij.WindowManager;
import org.scijava.plugin.Parameter;

/** A command on the active map of relaxation times. */
public abstract class MapCommand extends EcmCommand {

  @Parameter(label = "Map", required = false, persist = false)
  protected ImagePlus image;

  @Parameter(
      label = "Mask",
      description =
          "auto or none = wherever the map has a value; or the title of an open image, or a TIFF file, that is not 0 on the sample. An area selection restricts it.",
      persist = false)
  protected String mask = "auto";

  /** Takes the active image if the caller gave none. */
  @Override
  protected void prepare() {
    if (image == null) {
      image = WindowManager.getCurrentImage();
      resolve("image");
    }
    if (image == null || image.getProcessor() == null) {
      throw new InvalidInput("no image is open; open a map of relaxation times first");
    }
  }
}
