package ecm.ij.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.ij.image.MapQuality;
import ecm.registration.RegistrationResult;
import ecm.report.QualityLine;
import ecm.stack.Drift;
import ecm.temperature.Measured;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityFooterTest {

  private static final QualityLine LINE =
      QualityLine.record(18.4).speckles(244).sigma(1.65).xi(0.99);

  private static Plot plot(int width) {
    Plot plot = PlotStyle.plot("p", "x", "y");
    plot.setLimits(0, 1, 0, 1);
    PlotStyle.add(
        plot,
        new PlotStyle.Curve("curve", new double[] {0, 1}, new double[] {0, 1}),
        PlotStyle.DATA,
        Plot.LINE,
        1);
    plot.setFrameSize(width, 260);
    return plot;
  }

  @Test
  void saysWhatIsKnownAndWhatIsNot() {
    assertEquals(
        "T = 18 tau · 244 speckles · sigma / null = 1.65 · xi of g4 / null = 0.99", LINE.text());
    assertEquals(
        "T/tau not known · speckle size not known",
        QualityLine.record(Double.NaN).speckles(Double.POSITIVE_INFINITY).text());
  }

  private static TemperaturePoint point(double kelvin, int wires, double sigma, double without) {
    return new TemperaturePoint(
        kelvin,
        1,
        wires,
        Map.of(
            Quantity.SIGMA,
            new Measured(sigma, 0.1),
            Quantity.SIGMA_NULL,
            new Measured(without, 0)));
  }

  @Test
  void aSeriesTellsItsWiresAndTheRangeOfItsScatter() {
    String rest = " · T/tau, speckles, xi: in each stack's results";
    assertEquals(
        "3 temperatures, 4 wires · sigma / null = 1.50 to 2.00" + rest,
        QualityLine.of(
            List.of(point(500, 2, .6, .3), point(510, 1, .9, .6), point(520, 1, .7, Double.NaN))));
    assertEquals(
        "1 temperature, 1 wire · sigma without null" + rest,
        QualityLine.of(List.of(point(500, 1, .6, Double.NaN))));
    assertEquals(
        "2 stacks · T/tau, speckles, sigma, xi: in each stack's results", QualityLine.ofStacks(2));
  }

  @Test
  void aDriftTellsItsMatchAndWhatIsLeft() {
    Drift drift =
        new Drift(new double[3], new double[3], new double[3], new boolean[] {true, false, false});
    assertEquals(
        "match 0.745 before, 0.797 after · 0.13 px rms left" + " · 1 frame left out · no warning",
        QualityLine.of(new RegistrationResult(drift, .745, .797, .126, 0, List.of())));
    assertEquals(
        "match 0.700 before, 0.800 after · what is left is not known"
            + " · 1 frame left out · 2 warnings in the log",
        QualityLine.of(
            new RegistrationResult(drift, .7, .8, Double.NaN, 0, List.of(told("a"), told("b")))));
  }

  private static Warning told(String text) {
    return Warning.info(Warning.Kind.DRIFT, text);
  }

  @Test
  void aMapOfTauTellsItsRecordAndItsSpeckles() {
    ImagePlus map = new ImagePlus("wire-tau", new FloatProcessor(4, 4));
    assertEquals("T/tau not known · speckle size not known", MapQuality.of(map, 12).text());
    map.setProperty(
        "Info", "ecm.record_length_s: 400\necm.tau_pooled_s: 16\necm.speckle_area_px: 4\n");
    assertEquals("T = 25 tau · 3 speckles", MapQuality.of(map, 12).text());
  }

  /**
   * Rows of dark pixels above the frame, right of the numbers of its axis, and the last column that
   * has one.
   */
  private record Ink(int rows, int right) {

    static Ink above(ImageProcessor picture, Rectangle frame) {
      int rows = 0;
      int right = 0;
      for (int y = 0; y < frame.y - 1; y++) {
        boolean inked = false;
        for (int x = frame.x; x < picture.getWidth(); x++) {
          if ((picture.getPixel(x, y) & 0xff) < 160) {
            inked = true;
            right = Math.max(right, x);
          }
        }
        rows += inked ? 1 : 0;
      }
      return new Ink(rows, right);
    }
  }

  private static Ink ink(Plot plot) {
    plot.draw();
    return Ink.above(plot.getProcessor().convertToRGB(), plot.getDrawingFrame());
  }

  /** Letters of 9 px or more, with their feet, and none of them cut off at the right. */
  @ParameterizedTest
  @ValueSource(ints = {340, 450, 560})
  void theLineStandsWholeAboveTheFrame(int width) {
    assertEquals(0, ink(plot(width)).rows());
    Plot plot = QualityFooter.on(plot(width), LINE.text());
    Ink ink = ink(plot);
    assertTrue(ink.rows() >= 8, ink + " at " + width);
    Rectangle frame = plot.getDrawingFrame();
    assertTrue(ink.right() <= frame.x + frame.width + 4, ink + " in " + frame);
    assertTrue(ink.right() > frame.x + 0.6 * frame.width, ink + " in " + frame);
  }

  /** A window with a slider keeps plots as bytes; a resized one is drawn anew. */
  @Test
  void itStaysWhenAPlotIsStoredAndResized() throws IOException, ClassNotFoundException {
    Plot plot = QualityFooter.on(plot(560), LINE.text());
    plot.draw();
    Plot stored = new Plot(null, new ByteArrayInputStream(plot.toByteArray()));
    stored.setFrameSize(640, 300);
    assertTrue(ink(stored).rows() >= 8, "stored and resized");
  }
}
