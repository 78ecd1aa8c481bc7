package ecm.fourpoint.speckle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.InvalidInput;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.length.XiFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numbers computed with independent code (permanents in numpy). */
class GaussianNullTest {

  private static final double F = Math.exp(-1);

  @Test
  void ringsOfFullContrast() {
    double[] wide = {6.239, 3.889, 1.846, 1.275, 1.167, 1.150, 1.148, 1.146, 1.144, 1.144, 1.143};
    double[] narrow = {6.239, 3.668, 1.695, 1.229, 1.158, 1.149, 1.147, 1.145, 1.144, 1.143, 1.142};
    assertArrayEquals(wide, GaussianNull.of(3, 1).g4(FourPointForm.RING, 10, F), 6e-4);
    assertArrayEquals(narrow, GaussianNull.of(2.8, 1).g4(FourPointForm.RING, 10, F), 6e-4);
  }

  @Test
  void pairsOfFullContrast() {
    double[] expected = {6.239, 4.158, 2.085, 1.431, 1.305, 1.290, 1.289};
    assertArrayEquals(expected, GaussianNull.of(3, 1).g4(FourPointForm.PAIR, 6, F), 6e-4);
  }

  /** 1+2A(a^2+b^2+c^2)+8A^1.5 abc+A^2(a^4+b^4+c^4+2a^2b^2+2b^2c^2+2a^2c^2), where b = 1. */
  @Test
  void lowContrastAtTheSamePixel() {
    double s = F * F;
    for (double contrast : new double[] {0.2, 0.7}) {
      double expected =
          1
              + 2 * contrast * (1 + 2 * s)
              + 8 * Math.pow(contrast, 1.5) * s
              + contrast * contrast * (1 + 2 * s * s + 4 * s + 2 * s * s);
      assertEquals(expected, GaussianNull.of(3, contrast).g4(FourPointForm.PAIR, 0, F)[0], 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.46, 0.164", "0.5, 0.185", "0.7, 0.288", "0.9, 0.388", "1.1, 0.496", "1.4, 0.687"})
  void correlationLengthsOfHomogeneousSpeckle(double fwhm, double xi) {
    double pixel = 0.25;
    double found =
        pixel
            * XiFit.fit(
                    GaussianNull.of(fwhm / pixel, 1).g4(FourPointForm.RING, 10, F),
                    XiFit.Options.DEFAULT)
                .xi();
    assertEquals(xi, found, 6e-4);
  }

  @Test
  void chi4OfFullContrast() {
    double s = F * F;
    double expected = 2 * s * (1 - s) * (1 - s) + (1 + s) * (1 + s) / 2;
    assertEquals(expected, GaussianNull.of(3, 1).chi4(F), 1e-3);
  }

  @Test
  void moreContrastThanGaussianIsRefused() {
    assertThrows(InvalidInput.class, () -> GaussianNull.of(3, 1.2));
  }
}
