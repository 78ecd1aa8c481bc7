package ecm.ij.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultRowsTest {

  @BeforeEach
  @AfterEach
  void empty() {
    ResultsTable.getResultsTable().reset();
  }

  @Test
  void countsHaveNoDecimalsAndOtherNumbersHaveFour() {
    new ResultRows().number("pixels", 2403).number("tau_s", 2).show();
    new ResultRows().number("pixels", 18).number("tau_s", 53.10259).show();
    new ResultRows().number("xi_nm", Double.NaN).show();
    ResultsTable table = ResultsTable.getResultsTable();
    assertEquals("2403", table.getStringValue("pixels", 0));
    assertEquals("2.0000", table.getStringValue("tau_s", 0));
    assertEquals("53.1026", table.getStringValue("tau_s", 1));
    assertEquals(53.10259, table.getValue("tau_s", 1));
    assertEquals("NaN", table.getStringValue("xi_nm", 2));
  }
}
