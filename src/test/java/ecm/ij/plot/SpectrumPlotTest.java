package ecm.ij.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.files.CsvTable;
import ecm.likelihood.population.SpectrumCheck;
import ij.gui.Plot;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpectrumPlotTest {

  private static final SpectrumCheck CHECK =
      new SpectrumCheck(
          new double[] {0.1, 1, 10},
          new double[] {1, 1.1, 0.8},
          new double[] {1, 1, 0.9},
          new double[] {0.02, 0.02, Double.NaN},
          0.06,
          "");

  @Test
  void measuredAndExpectedAreDrawnAgainstTheFrequency() {
    Plot plot = SpectrumPlot.of("wire-spectrum-check", CHECK);
    assertEquals("wire-spectrum-check", plot.getTitle());
    assertArrayEquals(new float[] {1, 1.1f, 0.8f}, plot.getDataObjectArrays(0)[1]);
    assertArrayEquals(new float[] {1, 1, 0.9f}, plot.getDataObjectArrays(1)[1]);
    double[] limits = plot.getLimits();
    assertTrue(limits[0] < 0.1 && limits[1] > 10 && limits[2] < 0.8 && limits[3] > 1.1);
  }

  @Test
  void theTableHasTheSame() {
    CsvTable table = SpectrumPlot.table(CHECK);
    assertEquals(List.of("frequency_Hz", "measured", "expected", "sd"), table.header());
    assertEquals(3, table.rows().size());
    assertEquals(List.of("1", "1.1", "1", "0.02"), table.rows().get(1));
  }
}
