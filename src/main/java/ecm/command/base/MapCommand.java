package ecm.command.base;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.open.MapInput;
import ecm.ij.open.RegionInput;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ij.ImagePlus;
import ij.WindowManager;
import org.scijava.plugin.Parameter;

/** A command on the active map of relaxation times. */
public abstract class MapCommand extends EcmCommand {

  @Parameter(label = "Map", required = false, persist = false)
  protected ImagePlus image;

  @Parameter(
      label = "Mask (auto, none, title or file)",
      description =
          "auto or none = wherever the map has a value; or the title of an open image, or a TIFF file, that is not 0 on the sample. An area selection restricts it.",
      style = CommandField.MASK_STYLE,
      persist = false)
  protected String mask = "auto";

  /** Takes the active image if the caller gave none; an image that is no map is refused. */
  @Override
  protected void prepare() {
    if (image == null) {
      image = WindowManager.getCurrentImage();
      resolve("image");
    }
    if (image == null || image.getProcessor() == null) {
      throw new InvalidInput("no image is open; open a map of relaxation times first");
    }
    map();
  }

  /** The map, all its values. */
  protected final FloatMap map() {
    return MapInput.of(image);
  }

  /** The pixels to describe: those of the mask and of an area selection that have a value. */
  protected final Mask used(FloatMap map, Progress progress) {
    Mask chosen = valued(map);
    Mask inside = RegionInput.roi(image, progress).map(chosen::and).orElse(chosen);
    if (inside.count() == 0) {
      throw new InvalidInput(
          image.getTitle() + " has no positive value in the chosen region; is it a map of tau?");
    }
    return inside;
  }

  /** The pixels of the mask that have a value. */
  protected final Mask valued(FloatMap map) {
    Mask valued = Mask.of(map.width(), map.height(), i -> map.values()[i] > 0);
    return switch (mask.trim()) {
      case "auto", "none", "" -> valued;
      default -> valued.and(RegionInput.named(mask.trim(), map.width(), map.height()));
    };
  }
}
