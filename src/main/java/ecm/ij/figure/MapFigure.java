package ecm.ij.figure;

import ecm.chart.FigureCanvas;
import ecm.chart.ScaleBar;
import ecm.stack.FloatMap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A map drawn for print: enlarged without smoothing, with a colour bar that has ticks and a unit, a
 * scale bar, and a legend of what is grey or hatched.
 *
 * @param title above the map
 * @param quantity name and unit along the colour bar
 * @param scale of the colours
 * @param pixelSize [nm]; NaN for a scale bar in pixels
 * @param limit a value marked on the bar; NaN for none
 * @param limitLabel what the mark says
 */
public record MapFigure(
    String title,
    String quantity,
    ColourScale scale,
    double pixelSize,
    double limit,
    String limitLabel) {

  /** How a pixel is drawn. */
  public enum Shade {
    /** In the colour of its value. */
    PLAIN,
    /** In its colour, greyed and hatched: the value is doubtful. */
    DOUBTFUL,
    /** Grey: no value. */
    EMPTY,
    /** Nearly white: not part of the sample. */
    OUTSIDE
  }

  static final Color OUTSIDE = new Color(0xececec);
  static final Color EMPTY = new Color(0x8c8c8c);
  static final Color GREYED = new Color(0x9a9a9a);

  /**
   * Draws the figure.
   *
   * @param map values; NaN is drawn as {@link Shade#EMPTY} unless outside
   * @param shades one per pixel
   */
  public BufferedImage draw(FloatMap map, Shade[] shades) {
    return draw(map, shades, FigureCanvas.of(map.width(), map.height()));
  }

  /** Draws the figure with given measures. */
  BufferedImage draw(FloatMap map, Shade[] shades, FigureCanvas canvas) {
    int em = canvas.em();
    int top = canvas.top();
    int right = em + canvas.width() + em;
    // a flat map still needs a bar that can be read
    int bar = Math.max(canvas.height(), 14 * em);
    List<Entry> legend = legend(shades);
    int width = Math.max(right + 7 * em, legendWidth(legend, canvas));
    BufferedImage figure = canvas.blank(width, top + bar + 3 * em, title);
    Graphics2D g = canvas.pen(figure, title);
    drawPixels(figure, map, shades, canvas);
    g.drawRect(em - 1, top - 1, canvas.width() + 1, canvas.height() + 1);
    new ScaleBar(pixelSize, canvas.zoom()).draw(g, em, top, canvas.width(), canvas.height());
    new ColourBar(scale, quantity, limit, limitLabel).draw(g, right, top, bar);
    drawLegend(g, legend, em, top + bar + 3 * em / 2);
    g.dispose();
    return figure;
  }

  private void drawPixels(BufferedImage figure, FloatMap map, Shade[] shades, FigureCanvas canvas) {
    int zoom = canvas.zoom();
    for (int y = 0; y < map.height() * zoom; y++) {
      for (int x = 0; x < map.width() * zoom; x++) {
        int i = y / zoom * map.width() + x / zoom;
        boolean hatch = Math.floorMod(x - y, 8) < 2;
        figure.setRGB(canvas.em() + x, canvas.top() + y, colour(map.values()[i], shades[i], hatch));
      }
    }
  }

  private int colour(float value, Shade shade, boolean hatch) {
    if (shade == Shade.OUTSIDE) {
      return OUTSIDE.getRGB();
    }
    if (shade == Shade.EMPTY || Float.isNaN(value)) {
      return EMPTY.getRGB();
    }
    int rgb = scale.rgb(value);
    return shade == Shade.PLAIN ? rgb : doubtful(rgb, hatch);
  }

  private static int doubtful(int rgb, boolean hatch) {
    return hatch ? mix(rgb, 0xffffff, 0.75) : mix(rgb, GREYED.getRGB(), 0.55);
  }

  /** A colour blended with a fraction of another. */
  static int mix(int rgb, int other, double fraction) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double channel = (1 - fraction) * (rgb >> shift & 0xff) + fraction * (other >> shift & 0xff);
      mixed |= (int) Math.round(channel) << shift;
    }
    return mixed;
  }

  private void drawLegend(Graphics2D g, List<Entry> legend, int left, int y) {
    int em = g.getFont().getSize();
    int x = left;
    for (Entry entry : legend) {
      g.setColor(entry.colour());
      g.fillRect(x, y - em * 3 / 4, em, em);
      if (entry.shade() == Shade.DOUBTFUL) {
        hatch(g, x, y - em * 3 / 4, em);
      }
      g.setColor(Color.BLACK);
      g.drawRect(x, y - em * 3 / 4, em, em);
      g.drawString(entry.text(), x + 3 * em / 2, y + em / 8);
      x += 5 * em / 2 + g.getFontMetrics().stringWidth(entry.text());
    }
  }

  private static int legendWidth(List<Entry> legend, FigureCanvas canvas) {
    int width = canvas.em();
    for (Entry entry : legend) {
      width += canvas.width(entry.text()) + 5 * canvas.em() / 2;
    }
    return width;
  }

  private record Entry(Shade shade, Color colour, String text) {}

  /** What must be explained, with its share of the sample. */
  private List<Entry> legend(Shade[] shades) {
    int[] counts = new int[Shade.values().length];
    for (Shade shade : shades) {
      counts[shade.ordinal()]++;
    }
    int sample = shades.length - counts[Shade.OUTSIDE.ordinal()];
    List<Entry> entries = new ArrayList<>();
    int doubtful = counts[Shade.DOUBTFUL.ordinal()];
    if (doubtful > 0) {
      Color colour = new Color(doubtful(scale.rgbAt(0.5), false));
      entries.add(new Entry(Shade.DOUBTFUL, colour, "flagged" + share(doubtful, sample)));
    }
    int empty = counts[Shade.EMPTY.ordinal()];
    if (empty > 0) {
      entries.add(new Entry(Shade.EMPTY, EMPTY, "no value" + share(empty, sample)));
    }
    if (sample < shades.length) {
      entries.add(new Entry(Shade.OUTSIDE, OUTSIDE, "outside"));
    }
    return entries;
  }

  private static String share(int count, int of) {
    return String.format(Locale.ROOT, " (%.1f %%)", 100.0 * count / of);
  }

  private void hatch(Graphics2D g, int left, int top, int size) {
    g.setColor(new Color(doubtful(scale.rgbAt(0.5), true)));
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (Math.floorMod(x - y, 8) < 2) {
          g.fillRect(left + x, top + y, 1, 1);
        }
      }
    }
  }
}
