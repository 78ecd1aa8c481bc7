package ecm.ij.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.base.Luts;
import ecm.ij.open.MapInput;
import ecm.ij.provenance.Provenance;
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
    Map<String, ImagePlus> images =
        LikelihoodImages.of(maps, analysis.stack().info(), MapOrigin.of(analysis));
    assertEquals(List.of("tau-likelihood", "tau-likelihood-sd"), List.copyOf(images.keySet()));
    images.forEach(
        (key, image) -> {
          assertEquals(SmallAnalysis.TITLE + "-" + key, image.getTitle());
          assertEquals(0.5, image.getCalibration().pixelWidth, 1e-12);
          assertEquals("nm", image.getCalibration().getUnit());
          assertEquals(40, Provenance.of(image).number(Provenance.RECORD_LENGTH), 1e-9);
          assertEquals(
              SmallAnalysis.TITLE, Provenance.of(image).get(Provenance.STACK).orElseThrow());
          assertEquals(Double.POSITIVE_INFINITY, MapInput.censoringLimit(image));
          assertEquals(analysis.stack().coverage().always(), MapInput.known(image));
          assertEquals(analysis.speckle().area(), MapInput.specklePixels(image), 1e-8);
        });
    ImagePlus tau = images.get("tau-likelihood");
    assertArrayEquals(maps.tau().values(), (float[]) tau.getProcessor().getPixels());
    assertEquals("s", tau.getCalibration().getValueUnit());
    assertEquals(Luts.viridis().getRGB(200), tau.getProcessor().getLut().getRGB(200));
    ImagePlus sd = images.get("tau-likelihood-sd");
    assertArrayEquals(maps.tauSd().values(), (float[]) sd.getProcessor().getPixels());
    assertTrue(Provenance.of(sd).get(Provenance.QUANTITY).orElseThrow().contains("sd of ln tau"));
  }
}
