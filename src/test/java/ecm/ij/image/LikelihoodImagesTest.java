package ecm.ij.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.base.ImageInfo;
import ecm.ij.base.Luts;
import ecm.ij.open.MapInput;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Maps by the likelihood are images like those of the fit, but without a limit T/12. */
class LikelihoodImagesTest {

  @Test
  void bothMapsAreCalibratedAndSayWhatTheyAre() {
    StackAnalysis analysis = SmallAnalysis.get();
    LikelihoodAnalysis maps = analysis.likelihood().orElseThrow().analysis().value().orElseThrow();
    Map<String, ImagePlus> images = LikelihoodImages.of(maps, analysis.stack(), 4.5);
    assertEquals(List.of("tau-likelihood", "tau-likelihood-sd"), List.copyOf(images.keySet()));
    images.forEach(
        (key, image) -> {
          assertEquals(SmallAnalysis.TITLE + "-" + key, image.getTitle());
          assertEquals(0.5, image.getCalibration().pixelWidth, 1e-12);
          assertEquals("nm", image.getCalibration().getUnit());
          assertEquals(40, Double.parseDouble(ImageInfo.get(image, "record_length_s").get()), 1e-9);
          assertEquals(SmallAnalysis.TITLE, ImageInfo.get(image, "stack").get());
          assertEquals(Double.POSITIVE_INFINITY, MapInput.censoringLimit(image));
          assertEquals(analysis.stack().coverage().always(), MapInput.known(image));
          assertEquals(4.5, MapCompanions.specklePixels(image));
        });
    ImagePlus tau = images.get("tau-likelihood");
    assertArrayEquals(maps.tau().values(), (float[]) tau.getProcessor().getPixels());
    assertEquals("s", tau.getCalibration().getValueUnit());
    assertEquals(Luts.viridis().getRGB(200), tau.getProcessor().getLut().getRGB(200));
    ImagePlus sd = images.get("tau-likelihood-sd");
    assertArrayEquals(maps.tauSd().values(), (float[]) sd.getProcessor().getPixels());
    assertTrue(ImageInfo.get(sd, "quantity").get().contains("sd of ln tau"));
  }
}
