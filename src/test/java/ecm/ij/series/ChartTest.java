package ecm.ij.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.series.Chart.Limits;
import ecm.ij.series.Chart.Point;
import ecm.ij.series.Chart.Trace;
import ij.gui.Plot;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {

  private static final Chart CHART =
      Chart.of("a < b & c", "x (<nm>)", "y")
          .with(new Trace("points & more", Color.RED, false, List.of(point(1, 2), point(2, 4))))
          .with(new Trace("line", Color.BLUE, true, List.of(point(1, 2), point(2, 4))))
          .with(new Trace("nothing", Color.BLUE, false, List.of()));

  private static Point point(double x, double y) {
    return new Point(x, 0.1, y, 0.5);
  }

  private static Document svg(Chart chart) throws Exception {
    byte[] text = ChartSvg.of(chart).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text));
  }

  @Test
  void theDrawingIsXmlWithEscapedText() throws Exception {
    Document svg = svg(CHART);
    assertEquals("a < b & c", svg.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(4, svg.getElementsByTagName("circle").getLength() + 1, "2 points and the legend");
    assertEquals(1, svg.getElementsByTagName("polyline").getLength());
    assertTrue(ChartSvg.of(CHART).contains("x (&lt;nm&gt;)"));
  }

  @Test
  void aNoteStandsAboveTheFrame() throws Exception {
    Element note =
        (Element) svg(CHART.withNote("sigma / null < 2")).getElementsByTagName("text").item(0);
    assertEquals("sigma / null < 2", note.getTextContent());
    Element frame = (Element) svg(CHART).getElementsByTagName("rect").item(2);
    assertEquals(
        Integer.parseInt(frame.getAttribute("y")) - 4, Integer.parseInt(note.getAttribute("y")));
    assertEquals(frame.getAttribute("x"), note.getAttribute("x"));
  }

  @Test
  void theSameBytesInEveryLocale() {
    Locale before = Locale.getDefault();
    String expected = ChartSvg.of(CHART);
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(expected, ChartSvg.of(CHART));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void limitsHoldPointsAndBars() {
    Limits limits = CHART.limits();
    assertTrue(limits.left() < 0.9 && limits.right() > 2.1);
    assertTrue(limits.bottom() < 1.5 && limits.top() > 4.5);
  }

  @Test
  void aSinglePointHasARange() throws Exception {
    Chart chart =
        Chart.of("one", "x", "y")
            .with(new Trace("p", Color.RED, false, List.of(new Point(0, 0, 0, Double.NaN))));
    Limits limits = chart.limits();
    assertTrue(limits.left() < limits.right() && limits.bottom() < limits.top());
    assertFalse(ChartSvg.of(chart).contains("NaN"));
    assertEquals(2, svg(chart).getElementsByTagName("circle").getLength());
  }

  @Test
  void thePlotHoldsTheSamePoints() {
    Plot plot = ChartPlot.of(CHART);
    assertEquals(4f, plot.getDataObjectArrays(0)[1][1]);
    assertEquals(2, CHART.traces().size());
  }

  /** Two means of which one has two wires, far apart. */
  @Test
  void singleWiresStandBehindTheirMeanWithoutALegendOfTheirOwn() throws Exception {
    List<Point> single = List.of(new Point(1, 0, -3, 0), new Point(1, 0, 9, 0));
    Chart chart =
        Chart.of("wires", "x", "y")
            .with(new Trace("mean", Color.RED, false, List.of(point(1, 3), point(2, 4)), single));
    assertTrue(chart.hasSinglePoints());
    Limits limits = chart.limits();
    assertTrue(limits.bottom() < -3 && limits.top() > 9);
    var circles = svg(chart).getElementsByTagName("circle");
    assertEquals(2 + 2 + 1, circles.getLength());
    assertEquals("none", ((Element) circles.item(0)).getAttribute("fill"));
    assertEquals("#ff0000", ((Element) circles.item(2)).getAttribute("fill"));
    Plot plot = ChartPlot.of(chart);
    assertEquals(9f, plot.getDataObjectArrays(0)[1][1], "wires");
    assertEquals(4f, plot.getDataObjectArrays(1)[1][1], "means");
    assertFalse(CHART.hasSinglePoints());
  }

  @Test
  void theLegendStandsWhereThereIsRoom() {
    assertFalse(CHART.falls());
    Chart falling =
        Chart.of("f", "x", "y")
            .with(new Trace("p", Color.RED, false, List.of(point(2, 1), point(1, 3))));
    assertTrue(falling.falls());
    assertTrue(ChartSvg.of(falling).contains("text-anchor=\"end\">p<"));
  }
}
