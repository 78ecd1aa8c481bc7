package ecm.ij.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "s, 1",
    "sec, 1",
    "Seconds, 1",
    "' SEC ', 1",
    "secs, 1",
    "ms, 0.001",
    "msec, 0.001",
    "us, 1e-6",
    "\u00b5s, 1e-6",
    "\u03bcs, 1e-6",
    "microseconds, 1e-6",
    "min, 60",
    "mins, 60",
    "Minute, 60",
    "h, 3600",
    "hr, 3600",
    "hours, 3600"
  })
  void timesInSeconds(String unit, double seconds) {
    assertEquals(seconds, Units.seconds(unit));
  }

  @ParameterizedTest
  @CsvSource({
    "nm, 1",
    "NM, 1",
    "nanometers, 1",
    "A, 0.1",
    "a, 0.1",
    "\u00c5, 0.1",
    "\u212b, 0.1",
    "angstrom, 0.1",
    "Angstroms, 0.1",
    "pm, 0.001",
    "um, 1000",
    "\u00b5m, 1000",
    "\u03bcm, 1000",
    "micron, 1000",
    "microns, 1000",
    "m, 1e9",
    "M, 1e9",
    "meter, 1e9",
    "metres, 1e9",
    "mm, 1e6",
    "millimetres, 1e6"
  })
  void lengthsInNanometres(String unit, double nanometres) {
    assertEquals(nanometres, Units.nanometres(unit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames", "", " ", "m", "s s", "1/nm", "d", "as"})
  void otherTimesAreNotKnown(String unit) {
    assertTrue(Double.isNaN(Units.seconds(unit)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inch", "cm", "km", "", "pixel", "1/nm", "as", "s"})
  void otherLengthsAreNotKnown(String unit) {
    assertTrue(Double.isNaN(Units.nanometres(unit)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixel", "Pixels", "px", "", " "})
  void pixelsAreNoLength(String unit) {
    assertTrue(Units.isPixels(unit));
  }
}
