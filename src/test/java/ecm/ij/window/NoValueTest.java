package ecm.ij.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ecm.ij.base.Luts;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import org.junit.jupiter.api.Test;

class NoValueTest {

  private static FloatProcessor map(float... values) {
    FloatProcessor map = new FloatProcessor(2, 2, values);
    map.setColorModel(Luts.viridis());
    map.setMinAndMax(1, 4);
    return map;
  }

  private static int colour(ImagePlus image, int x, int y) {
    return image.flatten().getProcessor().getPixel(x, y) & 0xffffff;
  }

  @Test
  void whatHasNoValueIsGreyAndTheFastestKeepTheirColour() {
    ImagePlus image = new ImagePlus("tau", map(1, Float.NaN, 0.5f, 4));
    NoValue.grey(image);
    assertEquals(0x9a9a9a, colour(image, 1, 0));
    int fastest = Luts.viridis().getRGB(0) & 0xffffff;
    assertEquals(fastest, colour(image, 0, 0));
    assertEquals(fastest, colour(image, 0, 1));
    assertEquals(Luts.viridis().getRGB(255) & 0xffffff, colour(image, 1, 1));
    assertEquals(Float.NaN, image.getProcessor().getf(1, 0), "the value stays");
  }

  @Test
  void everyPlaneOfAShortStackHasItsOwn() {
    ImageStack stack = new ImageStack(2, 2);
    stack.addSlice(map(Float.NaN, 2, 3, 4));
    stack.addSlice(map(1, 2, 3, Float.NaN));
    ImagePlus image = new ImagePlus("movie", stack);
    NoValue.grey(image);
    assertEquals(2, image.getOverlay().size());
    assertEquals(1, image.getOverlay().get(0).getPosition());
    assertEquals(2, image.getOverlay().get(1).getPosition());
  }

  @Test
  void imagesWithoutGapsHaveNoOverlay() {
    ImagePlus full = new ImagePlus("tau", map(1, 2, 3, 4));
    ImagePlus mask = new ImagePlus("mask", new ByteProcessor(2, 2));
    NoValue.grey(full);
    NoValue.grey(mask);
    assertNull(full.getOverlay());
    assertNull(mask.getOverlay());
  }
}
