package ecm.ij.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.files.CsvTable;
import ecm.kww.KwwCurve;
import ecm.pipeline.likelihood.PixelLikelihood;
import ecm.pipeline.likelihood.PixelLikelihood.LnTau;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.whole.Inspection;
import ij.gui.Plot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The posteriors of pixels as a plot and as files. */
class PosteriorPlotTest {

  @TempDir Path folder;

  private static Inspection look(String name, Maybe<PixelLikelihood> said) {
    double[] two = {1, 2};
    Maybe<KwwCurve> fit = Maybe.of(new KwwCurve(1, 4, 0.8, 1));
    return new Inspection(name, 1, new double[] {0, 1}, two, two, two, fit, 0, Optional.of(said));
  }

  private static Inspection pixel(double populationSd) {
    return look(
        "3, 4",
        Maybe.of(
            new PixelLikelihood(
                new LnTau(4, 0.1), new LnTau(5, 0.2), new LnTau(6, populationSd), 0.8, 1)));
  }

  @Test
  void theTableHoldsDensitiesThatAreNormalised() {
    List<Inspection> looks = List.of(pixel(0.4));
    InspectionOutput.write(folder, looks);
    CsvTable table = CsvTable.read(folder.resolve("pixel-posterior.csv"));
    assertEquals(
        List.of(
            "region", "tau_s", "density_per_ln_tau", "density_own_record", "density_population"),
        table.header());
    double[] sums = new double[3];
    for (int i = 1; i < table.rows().size(); i++) {
      double step = Math.log(number(table, i, 1) / number(table, i - 1, 1));
      for (int k = 0; k < sums.length; k++) {
        sums[k] += step * (number(table, i, 2 + k) + number(table, i - 1, 2 + k)) / 2;
      }
    }
    // the axis ends 2.8 standard deviations of the widest from its middle
    assertEquals(1, sums[0], 1e-3);
    assertEquals(1, sums[1], 1e-3);
    assertEquals(0.9949, sums[2], 1e-3);
    assertTrue(folder.resolve("pixel-posterior.png").toFile().length() > 1000);
  }

  private static double number(CsvTable table, int row, int column) {
    return Double.parseDouble(table.rows().get(row).get(column));
  }

  @Test
  void thePlotReachesOverAllCurves() {
    List<Inspection> looks = List.of(look("area", Maybe.not("an area has none")), pixel(0));
    assertTrue(InspectionOutput.hasPosterior(looks));
    Plot plot = InspectionOutput.posterior("p", looks);
    double[] limits = plot.getLimits();
    double top = new LnTau(4, 0.1).density(4);
    assertTrue(limits[3] > top && limits[3] < 2 * top);
    // a population without spread is no curve, but its median is on the axis
    assertEquals(5 * Math.exp(-0.56), limits[0], 1e-3);
    assertEquals(5 * Math.exp(0.56), limits[1], 1e-3);
  }

  @Test
  void withoutALikelihoodThereIsNeitherPlotNorFile() {
    List<Inspection> looks = List.of(look("9, 9", Maybe.not("the pixel is not of the sample")));
    assertFalse(InspectionOutput.hasPosterior(looks));
    InspectionOutput.write(folder, looks);
    assertFalse(folder.resolve("pixel-posterior.csv").toFile().exists());
    assertFalse(folder.resolve("pixel-posterior.png").toFile().exists());
  }
}
