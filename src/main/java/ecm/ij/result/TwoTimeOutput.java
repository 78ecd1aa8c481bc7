package ecm.ij.result;

import ecm.base.Quantiles;
import ecm.base.Warning;
import ecm.chart.PngFile;
import ecm.correlation.pooled.RegionCurve;
import ecm.correlation.twotime.TwoTimeMatrix;
import ecm.files.CsvTable;
import ecm.ij.base.Luts;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.QualityFooter;
import ecm.ij.open.TiffFile;
import ecm.ij.plot.CorrelationPlots;
import ecm.ij.provenance.Provenance;
import ecm.kww.KwwCurve;
import ecm.pipeline.time.Ageing;
import ecm.pipeline.time.Ageing.Slice;
import ecm.pipeline.time.TwoTimeAnalysis;
import ecm.report.QualityLine;
import ecm.report.WarningsFile;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A two-time correlation as heat map, plots, tables and files. */
public final class TwoTimeOutput {

  private static final double LOW = 0.02;
  private static final double HIGH = 0.995;

  private final TwoTimeAnalysis analysis;
  private final String stem;

  /**
   * @param analysis of one region
   * @param stack title of its stack
   */
  public TwoTimeOutput(TwoTimeAnalysis analysis, String stack) {
    this.analysis = analysis;
    this.stem = stack + "-two-time";
  }

  /**
   * The heat map of C(t1, t2): t1 downwards, t2 to the right, calibrated in seconds; the display
   * range leaves out the diagonal.
   */
  public ImagePlus image() {
    TwoTimeMatrix matrix = analysis.matrix();
    int size = matrix.size();
    FloatProcessor pixels = new FloatProcessor(size, size, matrix.values().clone());
    pixels.setColorModel(Luts.viridis());
    double[] off = new double[size * size];
    Arrays.setAll(off, i -> i % size == i / size ? Double.NaN : matrix.values()[i]);
    double[] sorted = Quantiles.sorted(off);
    pixels.setMinAndMax(Quantiles.ofSorted(sorted, LOW), Quantiles.ofSorted(sorted, HIGH));
    ImagePlus image = new ImagePlus(stem, pixels);
    Calibration calibration = image.getCalibration();
    double dt = analysis.frameInterval();
    calibration.setUnit("s");
    calibration.pixelWidth = matrix.framesPerBin() * dt;
    calibration.pixelHeight = calibration.pixelWidth;
    calibration.xOrigin = -matrix.times()[0] / matrix.framesPerBin();
    calibration.yOrigin = calibration.xOrigin;
    Provenance.NONE
        .with(Provenance.QUANTITY, "C(t1, t2) of a region")
        .with(Provenance.FRAMES_PER_BIN, matrix.framesPerBin())
        .with(Provenance.PIXELS_USED, matrix.pixels())
        .with(Provenance.PIXELS_OF_REGION, matrix.regionPixels())
        .writeTo(image);
    return image;
  }

  /** Tau against age; and the one-time g2, if there is one. */
  public List<Plot> plots() {
    return hasOneTime() ? List.of(tau(), oneTime()) : List.of(tau());
  }

  /** The average along the diagonals, a one-time g2, with its fit. */
  private Plot oneTime() {
    Slice whole = analysis.ageing().whole();
    double dt = analysis.frameInterval();
    double[] unknown = new double[whole.times().length];
    Arrays.fill(unknown, Double.NaN);
    double[] lags = Arrays.stream(whole.times()).map(t -> t / dt).toArray();
    KwwCurve fit = whole.fit().value().orElse(null);
    return QualityFooter.on(
        CorrelationPlots.g2(stem + "-g2", new RegionCurve(lags, whole.g2(), unknown), dt, fit),
        trust().text());
  }

  private boolean hasOneTime() {
    return analysis.ageing().whole().times().length > 0;
  }

  /** Tau against age. */
  private Plot tau() {
    Ageing ageing = analysis.ageing();
    double[] age = of(Slice::age);
    double[] tau = of(Slice::tau);
    Plot plot = PlotStyle.plot(stem + "-tau", "age t!!a!! (s)", "relaxation time τ (s)");
    double end = 2 * age[age.length - 1] - (age.length > 1 ? age[age.length - 2] : 0);
    double whole = ageing.whole().tau();
    double top = 1.25 * Quantiles.of(append(tau, whole), 1);
    plot.setLimits(0, end, 0, top > 0 ? top : 1);
    PlotStyle.add(plot, new Curve("slices", age, tau), PlotStyle.DATA, Plot.CIRCLE, 2);
    if (ageing.whole().isResolved()) {
      String label = "whole record, τ = " + PlotStyle.three(whole) + " s";
      Curve line = new Curve(label, new double[] {0, end}, new double[] {whole, whole});
      PlotStyle.add(plot, line, PlotStyle.FIT, Plot.LINE, 2);
    }
    PlotStyle.legend(plot, "bottom-right");
    return QualityFooter.on(plot, trust().text());
  }

  private QualityLine trust() {
    return QualityLine.record(recordOverTau()).speckles(analysis.speckles());
  }

  private double recordOverTau() {
    double dt = analysis.frameInterval() * analysis.matrix().framesPerBin();
    return analysis.matrix().size() * dt / analysis.ageing().whole().tau();
  }

  /** What speaks against the times, worst first. */
  public List<Warning> warnings() {
    return WarningsFile.ofRecord(recordOverTau(), analysis.speckles());
  }

  private static double[] append(double[] values, double value) {
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = value;
    return more;
  }

  private double[] of(ToDoubleFunction<Slice> quantity) {
    return analysis.ageing().slices().stream().mapToDouble(quantity).toArray();
  }

  /**
   * Writes {@code two-time.tif}, {@code two-time-g2.csv}, {@code two-time-tau.csv}, {@code
   * two-time-slices.csv} and figures of the curves.
   *
   * @param folder that can be written
   */
  public void write(Path folder) {
    TiffFile.write(folder.resolve("two-time.tif"), image());
    WarningsFile.write(folder, "two-time-correlation", warnings());
    double dt = analysis.frameInterval() * analysis.matrix().framesPerBin();
    double[] g2 = analysis.matrix().diagonalAverage();
    double[] times = new double[g2.length];
    Arrays.setAll(times, k -> k * dt);
    CsvTable.ofColumns(List.of("time_s", "g2"), times, g2).write(folder.resolve("two-time-g2.csv"));
    CsvTable.ofColumns(
            List.of("age_s", "tau_s", "beta", "contrast", "longest_lag_s"),
            of(Slice::age),
            of(Slice::tau),
            of(Slice::beta),
            of(Slice::contrast),
            of(s -> s.times().length == 0 ? 0 : PlotStyle.end(s.times())))
        .write(folder.resolve("two-time-tau.csv"));
    slices().write(folder.resolve("two-time-slices.csv"));
    PngFile.write(folder.resolve("two-time-tau.png"), PlotFigure.of(tau()));
    if (hasOneTime()) {
      PngFile.write(folder.resolve("two-time-g2.png"), PlotFigure.of(oneTime()));
    }
  }

  /** The curves of all slices. */
  private CsvTable slices() {
    List<List<String>> rows = new ArrayList<>();
    for (Slice slice : analysis.ageing().slices()) {
      for (int k = 0; k < slice.times().length; k++) {
        double time = slice.times()[k];
        rows.add(
            DoubleStream.of(slice.age(), time, slice.g2()[k], slice.fitted(time))
                .mapToObj(CsvTable::number)
                .toList());
      }
    }
    return new CsvTable(List.of("age_s", "time_s", "g2", "g2_fit"), rows);
  }

  /** One row of the Results table: the whole record, and how tau changed. */
  public void row() {
    Slice whole = analysis.ageing().whole();
    double[] tau = Arrays.stream(of(Slice::tau)).filter(t -> !Double.isNaN(t)).toArray();
    double growth = tau.length < 2 ? Double.NaN : tau[tau.length - 1] / tau[0];
    new ResultRows()
        .text("map", stem)
        .number("pixels", analysis.matrix().pixels())
        .number("tau_s", whole.tau())
        .number("beta", whole.beta())
        .number("contrast", whole.contrast())
        .number("tau_last_over_first", growth)
        .text("remark", whole.reason())
        .show();
  }
}
