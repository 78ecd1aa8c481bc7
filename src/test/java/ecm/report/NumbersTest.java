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

  @ParameterizedTest
  @CsvSource({
    "3.8171, 0.2315, 3.82 ± 0.23",
    "250.44, 47.9, 250 ± 48",
    "1234.5, 345.6, 1234 ± 350",
    "22.137, 7.85, 22.1 ± 7.8",
    "0.3012, 0.1999, 0.30 ± 0.20",
    "-2e-7, 3e-8, -2E-7 ± 3E-8",
    "0.123456, NaN, 0.123",
    "0.123456, 0, 0.123",
    "NaN, 0.1, not known",
  })
  void anErrorHasTwoDigitsAndItsValueAsManyDecimals(double value, double sd, String expected) {
    assertEquals(expected, Numbers.withError(value, sd));
  }
}
