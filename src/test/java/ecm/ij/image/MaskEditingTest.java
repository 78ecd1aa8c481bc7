package ecm.ij.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Rectangle;
import org.junit.jupiter.api.Test;

class MaskEditingTest {

  private static final Mask BOX =
      Mask.of(20, 16, i -> i % 20 >= 3 && i % 20 < 12 && i / 20 >= 2 && i / 20 < 9);

  @Test
  void theMeanImageLiesOverTheMaskWhosePixelsStay() {
    ImagePlus mask = MapImages.image(BOX, "m-mask", 0.5);
    byte[] before = ((byte[]) mask.getProcessor().getPixels()).clone();
    float[] mean = new float[20 * 16];
    mean[5] = 7;
    MaskEditing.layOver(mask, new FloatMap(20, 16, mean));
    assertArrayEquals(before, (byte[]) mask.getProcessor().getPixels());
    assertEquals(1, mask.getOverlay().size());
    ImageRoi picture = (ImageRoi) mask.getOverlay().get(0);
    assertTrue(picture.getOpacity() > 0.3 && picture.getOpacity() < 0.8, "both can be seen");
    assertEquals(0xffffff, picture.getProcessor().get(5) & 0xffffff);
    assertEquals(0, picture.getProcessor().get(6) & 0xffffff);
  }

  @Test
  void theOutlineReplacesAnEarlierOneAndKeepsWhatTheUserDrew() {
    ImagePlus stack = IJ.createImage("stack", "16-bit ramp", 20, 16, 3);
    Roi mine = new Roi(1, 1, 2, 2);
    stack.setOverlay(new Overlay(mine));
    MaskEditing.outline(stack, Mask.all(20, 16));
    MaskEditing.outline(stack, BOX);
    assertEquals(2, stack.getOverlay().size());
    assertEquals(mine.getBounds(), stack.getOverlay().get(0).getBounds());
    assertEquals(new Rectangle(3, 2, 9, 7), stack.getOverlay().get(1).getBounds());
    assertEquals(null, stack.getRoi(), "a selection would restrict the next command");
  }

  @Test
  void theSentenceQuotesATitleWithSpaces() {
    assertTrue(MaskEditing.howTo("a-mask").endsWith("mask=a-mask"));
    assertTrue(MaskEditing.howTo("a b-mask").endsWith("mask=[a b-mask]"));
  }
}
