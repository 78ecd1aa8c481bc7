package ecm.ij.result;

import ecm.defects.CameraDefects;
import ecm.files.CsvTable;
import ecm.ij.figure.ColourScale;
import ecm.ij.figure.MapFigure;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was wrong with the camera's samples, as a map and as a table. */
final class DefectFigures {

  private DefectFigures() {}

  /** {@code defects-map} and {@code defects.csv}; empty if nothing was left out. */
  static Optional<AnalysisFigure> map(StackAnalysis analysis) {
    CameraDefects defects = analysis.defects();
    return defects.isClean()
        ? Optional.empty()
        : Optional.of(
            AnalysisFigure.of(
                    "defects-map",
                    "Samples of each pixel of the camera, before drift was undone, that were left"
                        + " out: all those of a bad pixel, and those struck by a spike.",
                    () -> picture(defects, analysis.stack().info()))
                .withTable("defects", () -> table(defects)));
  }

  private static BufferedImage picture(CameraDefects defects, StackInfo info) {
    FloatMap map = defects.leftOut();
    float most = 1;
    for (float value : map.values()) {
      most = Math.max(most, value);
    }
    MapFigure.Shade[] shades = new MapFigure.Shade[map.values().length];
    Arrays.fill(shades, MapFigure.Shade.PLAIN);
    ColourScale scale = ColourScale.linear(0, most);
    return new MapFigure(
            info.title() + ": defects", "samples left out", scale, info.pixelSize(), Double.NaN, "")
        .draw(map, shades);
  }

  /** A line for each: a pixel, counted from 0, a sample, or a frame, counted from 1. */
  private static CsvTable table(CameraDefects defects) {
    List<List<String>> rows = new ArrayList<>();
    pixels(rows, "invalid-pixel", defects.invalid());
    pixels(rows, "stuck-pixel", defects.stuck());
    int width = defects.invalid().width();
    for (int t = 0; t < defects.repeated().length; t++) {
      String frame = String.valueOf(t + 1);
      if (defects.repeated()[t] || defects.dimmed()[t]) {
        rows.add(List.of(defects.repeated()[t] ? "repeated-frame" : "dimmed-frame", frame, "", ""));
      }
      for (int i : defects.spikes().of(t)) {
        rows.add(List.of("spike", frame, String.valueOf(i % width), String.valueOf(i / width)));
      }
    }
    return new CsvTable(List.of("kind", "frame", "x_px", "y_px"), rows);
  }

  private static void pixels(List<List<String>> rows, String kind, Mask mask) {
    for (int i : mask.indices()) {
      rows.add(
          List.of(kind, "", String.valueOf(i % mask.width()), String.valueOf(i / mask.width())));
    }
  }
}
