package ecm.standalone;

import ecm.ij.base.Luts;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.LutLoader;
import ij.plugin.PlugIn;
import ij.process.LUT;

/**
 * Gives a look-up table of the suite to the active image; without one shows the table. The argument
 * is its name. ImageJ itself lists only files in its folder {@code luts}.
 */
public final class LutPlugIn implements PlugIn {

  @Override
  public void run(String name) {
    LUT lut = Luts.named(name);
    ImagePlus image = WindowManager.getCurrentImage();
    if (image == null) {
      new ImagePlus(name, LutLoader.createImage(lut)).show();
    } else if (image.getBitDepth() == 24) {
      IJ.error("Lookup tables cannot be given to RGB images.");
    } else {
      image.setLut(lut);
      image.updateAndDraw();
    }
  }
}
