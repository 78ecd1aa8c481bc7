package ecm.ij.plot;

import ecm.fourpoint.length.XiFit;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.pipeline.fourpoint.FourPointCurves;
import ij.gui.Plot;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The four-point function at one lag against distance, as an ImageJ plot. */
public final class FourPointPlots {

  private static final Color[] POINTS = {PlotStyle.DATA, PlotStyle.SECOND};
  private static final Color SPECKLE = new Color(0x8c8c8c);

  /** Wide enough to be seen where it lies under the others. */
  private static final float SPECKLE_WIDTH = 5;

  private static final int[] SHAPES = {Plot.CIRCLE, Plot.BOX};

  private FourPointPlots() {}

  /**
   * One curve with its fit.
   *
   * @param label of the points
   * @param g4 [R]
   * @param sd its standard error [R]; not drawn where NaN
   * @param fit over R
   */
  public record Measured(String label, double[] g4, double[] sd, XiFit fit) {}

  /**
   * The axis of distances.
   *
   * @param radii mean distance of each ring's pixels [px]
   * @param pixelSize [nm]
   */
  public record Scale(double[] radii, double pixelSize) {

    double[] distances() {
      return Arrays.stream(radii).map(r -> r * pixelSize).toArray();
    }

    String length(double pixels) {
      return Double.isNaN(pixels) ? "not found" : PlotStyle.three(pixels * pixelSize) + " nm";
    }
  }

  /** Raw and normalised g4 of an analysis, beside speckle alone. */
  static Plot atTau(String title, FourPointCurves curves, double nullXi, double pixelSize) {
    String at = "Δt = " + PlotStyle.three(curves.time()) + " s";
    return plot(
        title,
        new Scale(curves.radii(), pixelSize),
        List.of(
            measured("pixels over their mean, " + at, curves.normalized()),
            measured("intensities as they are, " + at, curves.raw())),
        curves.homogeneous(),
        nullXi);
  }

  private static Measured measured(String label, FourPointCurves.Curve curve) {
    return new Measured(label, curve.g4(), curve.sd(), curve.xi().fit());
  }

  /**
   * One or two curves, their fits, and homogeneous speckle.
   *
   * @param title of the window
   * @param scale of the distances
   * @param curves one or two
   * @param homogeneous g4 of speckle alone; empty if not known
   * @param nullXi its correlation length [px]
   */
  public static Plot plot(
      String title,
      Scale scale,
      List<Measured> curves,
      Optional<double[]> homogeneous,
      double nullXi) {
    double[] r = scale.distances();
    Plot plot = PlotStyle.plot(title, "distance Δr (nm)", "g!!4!!(Δt = τ, Δr)");
    double highest = curves.stream().mapToDouble(c -> PlotStyle.max(c.g4())).max().orElse(1);
    double lowest = curves.stream().mapToDouble(c -> PlotStyle.min(c.g4())).min().orElse(1);
    double bottom = Math.min(1, lowest);
    double margin = 0.06 * Math.max(1e-6, highest - bottom);
    plot.setLimits(
        -0.02 * PlotStyle.end(r), 1.03 * PlotStyle.end(r), bottom - margin, highest + margin);
    homogeneous.ifPresent(
        g4 ->
            PlotStyle.add(
                plot,
                new Curve("homogeneous speckle, ξ = " + scale.length(nullXi), r, g4),
                SPECKLE,
                Plot.LINE,
                SPECKLE_WIDTH));
    for (int i = 0; i < curves.size(); i++) {
      Measured curve = curves.get(i);
      double[] bars = Arrays.stream(curve.sd()).map(s -> s > 0 ? s : 0).toArray();
      PlotStyle.Look points = new PlotStyle.Look(POINTS[i], SHAPES[i], 2);
      PlotStyle.add(plot, new Curve(curve.label(), r, curve.g4()), bars, points);
      double[] fitted = IntStream.range(0, r.length).mapToDouble(curve.fit()::at).toArray();
      PlotStyle.add(
          plot,
          new Curve("fit, ξ = " + scale.length(curve.fit().xi()), r, fitted),
          POINTS[i],
          Plot.LINE,
          1);
    }
    PlotStyle.legend(plot, "top-right");
    return plot;
  }
}
