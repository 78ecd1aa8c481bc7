package ecm.ij.result;

import ecm.base.Warning;
import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.files.WritableFolder;
import ecm.fourpoint.FourPoint;
import ecm.fourpoint.length.XiFit;
import ecm.ij.base.Luts;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlaneFigure;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.QualityFooter;
import ecm.ij.image.MapImages;
import ecm.ij.open.MapInput;
import ecm.ij.open.TiffFile;
import ecm.ij.plot.FourPointPlots;
import ecm.ij.provenance.Provenance;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.fourpoint.FourPointAnalysis;
import ecm.report.QualityLine;
import ecm.report.WarningsFile;
import ecm.stack.FloatMap;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.Calibration;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A four-point analysis as a map, plots, tables and a row of results.
 *
 * @param title of the stack
 * @param analysis what is shown
 */
public record FourPointOutputs(String title, FourPointAnalysis analysis) {

  private static final int MOST_ROWS = 256;

  /**
   * The plane g4(dr, dt) as a 32-bit image {@code <stack>-g4}: a column per ring R, R times the
   * pixel size [nm], and rows of equal steps in dt [s], interpolated between the lags.
   */
  public ImagePlus map() {
    FourPoint plane = analysis.plane();
    int[] lags = plane.request().lags();
    int largest = lags[lags.length - 1];
    int rows = Math.min(MOST_ROWS, largest);
    int rings = plane.radii().length;
    float[] values = new float[rows * rings];
    for (int row = 0; row < rows; row++) {
      double lag = Math.max(lags[0], (row + 1.0) * largest / rows);
      for (int r = 0; r < rings; r++) {
        values[row * rings + r] = (float) interpolated(plane, lag, r);
      }
    }
    ImagePlus image =
        MapImages.image(
            new FloatMap(rings, rows, values), title + "-g4", analysis.scale().pixelSize());
    image.getProcessor().setColorModel(Luts.viridis());
    Calibration calibration = image.getCalibration();
    double step = largest * analysis.scale().frameInterval() / rows;
    calibration.pixelHeight = step;
    calibration.setYUnit("s");
    calibration.yOrigin = -1;
    Provenance.NONE
        .with(Provenance.QUANTITY, "four-point function g4, columns dr, rows dt")
        .with(Provenance.LAG_STEP, step)
        .with(Provenance.FORM, analysis.options().form().name().toLowerCase(java.util.Locale.ROOT))
        .with(Provenance.NORMALISED, analysis.options().normalize())
        .writeTo(image);
    return image;
  }

  /** The plane with its axes and a colour bar. */
  private BufferedImage plane() {
    return plane(PlaneFigure.WIDTH, PlaneFigure.HEIGHT);
  }

  private BufferedImage plane(int width, int height) {
    ImagePlus map = map();
    PlaneFigure figure =
        new PlaneFigure(
            title + ": g4",
            MapInput.of(map),
            map.getCalibration().pixelWidth,
            map.getCalibration().pixelHeight,
            analysis.tau());
    return QualityFooter.under(figure.draw(width, height), trust().text());
  }

  /** The plane as a figure {@code <stack>-g4-plane} that fits into the grid's next window. */
  public ImagePlus figure(ScreenGrid grid) {
    Rectangle room = grid.room();
    boolean any = grid.isSeen();
    return new ImagePlus(
        title + "-g4-plane", any ? plane(room.width, room.height - QualityFooter.ROOM) : plane());
  }

  private static double interpolated(FourPoint plane, double lag, int ring) {
    int[] lags = plane.request().lags();
    int at = 0;
    while (at < lags.length - 2 && lags[at + 1] < lag) {
      at++;
    }
    if (lags.length == 1) {
      return plane.g4()[0][ring];
    }
    double share = (lag - lags[at]) / (lags[at + 1] - lags[at]);
    return (1 - share) * plane.g4()[at][ring] + share * plane.g4()[at + 1][ring];
  }

  private double[] distances() {
    return Arrays.stream(analysis.plane().radii())
        .map(r -> r * analysis.scale().pixelSize())
        .toArray();
  }

  private double[] fitted(XiFit fit) {
    return IntStream.range(0, analysis.plane().radii().length).mapToDouble(fit::at).toArray();
  }

  /** g4 at the lag tau against the rings' mean radius, with its fit and the null. */
  public Plot curve() {
    FourPointPlots.Measured own =
        new FourPointPlots.Measured(
            "measured, Δt = " + PlotStyle.three(analysis.tau()) + " s",
            analysis.plane().g4()[analysis.tauIndex()],
            analysis.plane().sd(analysis.tauIndex()),
            analysis.own().fit());
    return FourPointPlots.plot(
        title + "-g4-tau",
        new FourPointPlots.Scale(analysis.plane().radii(), analysis.scale().pixelSize()),
        List.of(own),
        analysis.homogeneous().curve(),
        analysis.homogeneous().xi());
  }

  /** How far the plots can be trusted. */
  public QualityLine trust() {
    return QualityLine.record(analysis.scale().recordLength() / analysis.tau())
        .speckles(analysis.plane().region().count() / analysis.speckle().area())
        .xi(analysis.lengths().normalized().value() / analysis.homogeneous().xi());
  }

  /** chi4 against the lag, with that of homogeneous speckle; null if it was not computed. */
  public Plot chi4() {
    if (analysis.chi4().isEmpty()) {
      return null;
    }
    double[] dt = chi4Times();
    double[] chi4 = analysis.chi4().get().chi4();
    Plot plot = PlotStyle.plot(title + "-chi4", "lag time Δt (s)", "χ!!4!!(Δt)");
    plot.setAxisXLog(true);
    double top = PlotStyle.max(chi4);
    double nullTop = PlotStyle.max(analysis.homogeneous().chi4());
    top = nullTop > top ? nullTop : top;
    plot.setLimits(dt[0] / 1.2, PlotStyle.end(dt) * 1.2, 0, top > 0 ? 1.1 * top : 1);
    PlotStyle.add(plot, new PlotStyle.Curve("measured", dt, chi4), PlotStyle.DATA, Plot.CIRCLE, 2);
    if (nullTop > 0) {
      PlotStyle.add(
          plot,
          new PlotStyle.Curve("homogeneous speckle", dt, analysis.homogeneous().chi4()),
          PlotStyle.GUIDE,
          Plot.LINE,
          2);
    }
    PlotStyle.legend(plot, "bottom-left");
    return plot;
  }

  private double[] chi4Times() {
    return Arrays.stream(analysis.chi4().orElseThrow().lags())
        .mapToDouble(p -> p * analysis.scale().frameInterval())
        .toArray();
  }

  /** The row of the Results table. */
  public ResultRows row() {
    double a = analysis.scale().pixelSize();
    ResultRows row =
        new ResultRows()
            .text("stack", title)
            .number("dt_s", analysis.tau())
            .number("xi_raw_nm", a * analysis.lengths().raw().value())
            .number("xi_raw_sd_nm", a * analysis.lengths().raw().sd())
            .number("xi_normalised_nm", a * analysis.lengths().normalized().value())
            .number("xi_normalised_sd_nm", a * analysis.lengths().normalized().sd())
            .number("xi_null_nm", a * analysis.homogeneous().xi())
            .number("xi_null_sd_nm", a * analysis.homogeneous().sd())
            .number("xi_plane_nm", a * analysis.lengths().plane().xi())
            .number("xi_plane_sd_nm", a * analysis.lengths().plane().xiSd())
            .number("nu_s", analysis.scale().frameInterval() * analysis.lengths().plane().nu())
            .number("nu_sd_s", analysis.scale().frameInterval() * analysis.lengths().plane().nuSd())
            .number("speckle_fwhm_nm", a * analysis.speckle().fwhm())
            .text("verdict", analysis.verdict());
    double clusters = analysis.homogeneous().speckle().clusters();
    return clusters > 0
        ? row.number("clusters_per_column", clusters)
        : row.text("clusters_per_column", "not determinable");
  }

  /**
   * Writes {@code g4.tif}, {@code g4-plane.csv} and {@code g4-tau.csv} with their figures and, if
   * it was computed, {@code chi4.csv} with its figure. Files of these names are replaced.
   *
   * @throws ecm.base.InvalidInput if the folder cannot be written
   */
  public void write(Path folder) {
    WritableFolder.check(folder);
    TiffFile.write(folder.resolve("g4.tif"), map());
    PngFile.write(folder.resolve("g4-plane.png"), plane());
    planeTable().write(folder.resolve("g4-plane.csv"));
    curveTable().write(folder.resolve("g4-tau.csv"));
    WarningsFile.write(folder, "four-point-correlation", warnings());
    PngFile.write(folder.resolve("g4-tau.png"), PlotFigure.of(trusted(curve())));
    if (analysis.chi4().isPresent()) {
      CsvTable.ofColumns(
              List.of("dt_s", "chi4", "chi4_null"),
              chi4Times(),
              analysis.chi4().get().chi4(),
              analysis.homogeneous().chi4())
          .write(folder.resolve("chi4.csv"));
      PngFile.write(folder.resolve("chi4.png"), PlotFigure.of(trusted(chi4())));
    }
  }

  /** What speaks against the lengths, worst first. */
  public List<Warning> warnings() {
    return WarningsFile.ofRecord(
        analysis.scale().recordLength() / analysis.tau(),
        analysis.plane().region().count() / analysis.speckle().area());
  }

  private Plot trusted(Plot plot) {
    return QualityFooter.on(plot, trust().text());
  }

  private CsvTable planeTable() {
    FourPoint plane = analysis.plane();
    int[] lags = plane.request().lags();
    double[] distances = distances();
    int rings = distances.length;
    double[][] columns = new double[5][lags.length * rings];
    for (int k = 0; k < lags.length; k++) {
      double[] sd = plane.sd(k);
      for (int r = 0; r < rings; r++) {
        int at = k * rings + r;
        columns[0][at] = lags[k] * analysis.scale().frameInterval();
        columns[1][at] = r;
        columns[2][at] = distances[r];
        columns[3][at] = plane.g4()[k][r];
        columns[4][at] = sd[r];
      }
    }
    return CsvTable.ofColumns(List.of("dt_s", "R_px", "mean_distance_nm", "g4", "g4_sd"), columns);
  }

  private CsvTable curveTable() {
    double[] r = IntStream.range(0, distances().length).asDoubleStream().toArray();
    double[] unknown = new double[r.length];
    Arrays.fill(unknown, Double.NaN);
    return CsvTable.ofColumns(
        List.of("R_px", "mean_distance_nm", "g4", "g4_sd", "g4_fit", "g4_null"),
        r,
        distances(),
        analysis.plane().g4()[analysis.tauIndex()],
        analysis.plane().sd(analysis.tauIndex()),
        fitted(analysis.own().fit()),
        analysis.homogeneous().curve().orElse(unknown));
  }
}
