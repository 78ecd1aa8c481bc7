package ecm.ij.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.RelaxationMaps;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All maps in one image: values, labels, colours, calibration; also after saving. */
class MapHyperstackTest {

  private static Map<String, ImagePlus> maps;
  private static ImagePlus all;

  @BeforeAll
  static void make() {
    RelaxationMaps result = MapImagesTest.maps();
    maps = MapImages.of(result, MapImagesTest.INFO, MapImagesTest.ORIGIN);
    all = MapHyperstack.of(maps, "wire-maps");
  }

  @Test
  void aChannelIsAMap() {
    assertEquals(maps.size(), all.getNChannels());
    int c = 0;
    for (Map.Entry<String, ImagePlus> map : maps.entrySet()) {
      c++;
      assertEquals(map.getKey(), all.getStack().getSliceLabel(c));
      assertArrayEquals(
          (float[]) map.getValue().getProcessor().convertToFloatProcessor().getPixels(),
          (float[]) all.getStack().getPixels(c),
          map.getKey());
    }
  }

  @Test
  void aChannelKeepsColoursAndRange() {
    CompositeImage composite = (CompositeImage) all;
    assertEquals(IJ.GRAYSCALE, composite.getMode());
    ImagePlus beta = maps.get("beta");
    assertArrayEquals(
        beta.getProcessor().getLut().getBytes(), composite.getChannelLut(2).getBytes());
    assertEquals(beta.getProcessor().getMin(), composite.getChannelLut(2).min);
    assertEquals(beta.getProcessor().getMax(), composite.getChannelLut(2).max);
  }

  @Test
  void theFileOpensInPlainImageJ(@TempDir Path temp) {
    String file = temp.resolve("maps.tif").toString();
    assertTrue(new FileSaver(all).saveAsTiff(file));
    ImagePlus opened = IJ.openImage(file);
    assertEquals(maps.size(), opened.getNChannels());
    assertEquals("beta", opened.getStack().getSliceLabel(2));
    assertEquals("nm", opened.getCalibration().getUnit());
    assertEquals(maps.get("tau").getCalibration().pixelWidth, opened.getCalibration().pixelWidth);
    assertEquals(Provenance.of(all), Provenance.of(opened));
    assertEquals(0.1, Provenance.of(opened).number(Provenance.FRAME_INTERVAL));
    assertEquals(400, Provenance.of(opened).number(Provenance.RECORD_LENGTH));
    assertTrue(Provenance.of(opened).get(Provenance.QUANTITY).isEmpty());
  }
}
