package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.25",
    "100, 100",
    "1000, 1000",
    "1.46231, 1.462",
    "0.00015621, 0.0001562",
    "123456, 123500",
    "-0.19999999, -0.2",
    "0, 0",
    "1.5e-9, 1.5E-9",
    "2.5e12, 2.5E+12",
    "NaN, not known",
    "Infinity, not known",
  })
  void fourDigitsAndNoZerosAtTheEnd(double value, String expected) {
    assertEquals(expected, Numbers.four(value));
  }
}
