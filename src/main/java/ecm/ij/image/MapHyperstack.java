package ecm.ij.image;

import ecm.ij.provenance.Provenance;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All maps as one image, a channel each, which keeps them together in one file. */
public final class MapHyperstack {

  private MapHyperstack() {}

  /**
   * A 32-bit hyperstack with one channel per map, labelled with its key, in its colours and display
   * range. Properties that all maps have in common stand in the Info.
   *
   * @param maps by key, all of one size; a 16-bit map is converted
   * @param title of the hyperstack
   */
  public static ImagePlus of(Map<String, ImagePlus> maps, String title) {
    List<ImagePlus> images = new ArrayList<>(maps.values());
    ImagePlus first = images.get(0);
    ImageStack stack = new ImageStack(first.getWidth(), first.getHeight());
    maps.forEach((key, map) -> stack.addSlice(key, map.getProcessor().convertToFloatProcessor()));
    ImagePlus all = new ImagePlus(title, stack);
    all.setDimensions(images.size(), 1, 1);
    all.setCalibration(first.getCalibration().copy());
    all.getCalibration().setValueUnit("");
    CompositeImage composite = new CompositeImage(all, IJ.GRAYSCALE);
    for (int c = 0; c < images.size(); c++) {
      composite.setChannelLut(lut(images.get(c)), c + 1);
    }
    composite.setC(1);
    Provenance.common(images.stream().map(Provenance::of).toList()).writeTo(composite);
    return composite;
  }

  private static LUT lut(ImagePlus map) {
    ImageProcessor pixels = map.getProcessor();
    LUT lut = (LUT) pixels.getLut().clone();
    lut.min = pixels.getMin();
    lut.max = pixels.getMax();
    return lut;
  }
}
