package ecm.ij.figure;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.chart.FigureCanvas;
import ecm.chart.PngFile;
import ecm.chart.ScaleBar;
import ecm.ij.base.Luts;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes {@code docs/images/likelihood.png}: the relaxation times of a simulated film, as they are
 * and as the curve fit of g2 and the likelihood of the record find them, in the same colours.
 *
 * <p>The film has 96 x 96 px of 0.25 nm and 1600 frames, tau/80 apart, so that the record is 20 tau
 * long; 10 counts per pixel and frame, speckle of 2 px (FWHM), beta = .7, sigma of ln tau = .5 with
 * a correlation length of 3 px. Run, half a minute on two cores: {@code mvn -q test-compile
 * exec:java -Dexec.classpathScope=test -Dexec.mainClass=ecm.ij.figure.LikelihoodFigureProgram
 * -Dexec.args="docs/images/likelihood.png 1"}; the second argument is the seed.
 */
public final class LikelihoodFigureProgram {

  private static final int SIDE = 96;
  private static final int FRAMES = 1600;
  private static final double TAU = 100;
  private static final double INTERVAL = TAU / 80;
  private static final double PIXEL = 0.25;
  private static final double COUNTS = 10;

  /** Screen pixels per pixel of the map, and size of the letters. */
  private static final int ZOOM = 3;

  private static final int EM = 16;

  /** The colours span this many standard deviations of ln tau about the median. */
  private static final double SPAN = 2.5;

  private LikelihoodFigureProgram() {}

  /**
   * Writes the figure and prints what stands in it.
   *
   * @param args file to write; seed of the film
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length > 0 ? args[0] : "docs/images/likelihood.png");
    Simulation film = film(args.length > 1 ? Long.parseLong(args[1]) : 1);
    Files.write(file, PngFile.encoded(draw(maps(film))));
  }

  private static Simulation film(long seed) {
    return Simulation.of(
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(SIDE, SIDE, FRAMES, INTERVAL, PIXEL))
            .withDynamics(new Dynamics(TAU, 0.5, 3 * PIXEL, 0.7))
            .withImaging(new Imaging(2 * PIXEL, 1, COUNTS, 0, 16))
            .withSeed(seed),
        Progress.NONE);
  }

  /** One of the three panels. */
  private record Panel(String title, String below, FloatMap tau) {}

  private static List<Panel> maps(Simulation film) {
    FrameStack stack = film.stack();
    SampleChoice all =
        new SampleChoice(
            MaskParameters.defaults(), Optional.of(Mask.all(SIDE, SIDE)), Optional.empty());
    SampleIntensities sample =
        SampleIntensities.of(
            MeasuredSample.undivided(stack, all, Progress.NONE),
            MapParameters.defaults(),
            false,
            Progress.NONE);
    FloatMap fit = RegionFits.of(sample, Progress.NONE).maps().tauCorrected();
    LikelihoodAnalysis likelihood =
        StackLikelihood.of(sample, Estimate.none("no layer is looked for"), Progress.NONE)
            .analysis()
            .value()
            .orElseThrow();
    String range =
        String.format(
            Locale.ROOT,
            "median %.0f s, T = %.0f s",
            Quantiles.median(film.tau().inside(Mask.all(SIDE, SIDE))),
            FRAMES * INTERVAL);
    return List.of(
        new Panel("truth", range, film.tau()),
        compared("curve fit, corrected", fit, film.tau()),
        compared("likelihood", likelihood.tau(), film.tau()));
  }

  private static Panel compared(String title, FloatMap tau, FloatMap truth) {
    Agreement agreement = Agreement.of(tau.values(), truth.values());
    System.out.println(title + ": " + agreement);
    String below = String.format(Locale.ROOT, "r = %.2f, rms %.2f", agreement.r, agreement.rms);
    return new Panel(title, below, tau);
  }

  /**
   * How far a map follows the truth, over the pixels that have a value.
   *
   * @param r correlation of ln tau with the true one
   * @param rms of ln tau less the true one
   * @param missing pixels without a value
   */
  private record Agreement(double r, double rms, int missing) {

    static Agreement of(float[] found, float[] truth) {
      double[] sums = new double[6];
      int n = 0;
      for (int i = 0; i < found.length; i++) {
        double x = Math.log(found[i]);
        double y = Math.log(truth[i]);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          double[] terms = {x, y, x * x, y * y, x * y, (x - y) * (x - y)};
          for (int k = 0; k < sums.length; k++) {
            sums[k] += terms[k];
          }
          n++;
        }
      }
      double xx = sums[2] - sums[0] * sums[0] / n;
      double yy = sums[3] - sums[1] * sums[1] / n;
      double xy = sums[4] - sums[0] * sums[1] / n;
      return new Agreement(xy / Math.sqrt(xx * yy), Math.sqrt(sums[5] / n), found.length - n);
    }
  }

  private static BufferedImage draw(List<Panel> panels) {
    double reach = Math.exp(SPAN * 0.5);
    ColourScale scale = new ColourScale(TAU / reach, TAU * reach, true, Luts.viridis());
    FigureCanvas canvas = new FigureCanvas(ZOOM, ZOOM * SIDE, ZOOM * SIDE, EM);
    int pitch = canvas.width() + EM;
    int right = EM + panels.size() * pitch;
    int top = canvas.top();
    BufferedImage figure = canvas.blank(right + 6 * EM, top + canvas.height() + 2 * EM, "");
    Graphics2D g = canvas.pen(figure, "");
    for (int k = 0; k < panels.size(); k++) {
      Panel panel = panels.get(k);
      int left = EM + k * pitch;
      paint(figure, panel.tau, scale, left, top);
      g.setColor(Color.BLACK);
      g.drawRect(left - 1, top - 1, canvas.width() + 1, canvas.height() + 1);
      g.setFont(g.getFont().deriveFont(Font.BOLD));
      centred(g, panel.title, left, canvas.width(), top - 3 * EM / 4);
      g.setFont(g.getFont().deriveFont(Font.PLAIN));
      centred(g, panel.below, left, canvas.width(), top + canvas.height() + 3 * EM / 2);
    }
    new ScaleBar(PIXEL, ZOOM).draw(g, EM, top, canvas.width(), canvas.height());
    new ColourBar(scale, "tau (s)", Double.NaN, "").draw(g, right, top, canvas.height());
    g.dispose();
    return figure;
  }

  private static void paint(
      BufferedImage figure, FloatMap map, ColourScale scale, int left, int top) {
    for (int y = 0; y < ZOOM * SIDE; y++) {
      for (int x = 0; x < ZOOM * SIDE; x++) {
        float value = map.values()[y / ZOOM * SIDE + x / ZOOM];
        int rgb = Float.isNaN(value) ? MapFigure.EMPTY.getRGB() : scale.rgb(value);
        figure.setRGB(left + x, top + y, rgb);
      }
    }
  }

  private static void centred(Graphics2D g, String text, int left, int width, int baseline) {
    g.drawString(text, left + (width - g.getFontMetrics().stringWidth(text)) / 2, baseline);
  }
}
