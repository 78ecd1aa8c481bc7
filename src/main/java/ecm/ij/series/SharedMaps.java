package ecm.ij.series;

import ecm.base.Progress;
import ecm.chart.PngFile;
import ecm.ij.base.ImageInfo;
import ecm.ij.figure.ColourScale;
import ecm.ij.figure.QualityFooter;
import ecm.ij.figure.RelaxationFigures;
import ecm.ij.figure.TauMap;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.report.ExperimentResult.Colours;
import ecm.report.Numbers;
import ecm.report.QualityLine;
import ecm.report.Result;
import ecm.report.RowFolder;
import ecm.report.Summary;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The maps of tau of all stacks of an experiment, drawn on one range of colours.
 *
 * @param colours the range [s]; NaN if there is no map
 * @param pictures PNG of each stack that was analysed
 */
record SharedMaps(Colours colours, Map<ExperimentRow, byte[]> pictures) {

  /** Draws them from the files in the folder of an experiment; writes nothing. */
  static SharedMaps draw(Path output, List<Outcome<Summary>> outcomes, Progress progress) {
    Map<Outcome<Summary>, TauMap> maps = new LinkedHashMap<>();
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (Outcome<Summary> outcome : outcomes) {
      if (outcome.isDone()) {
        TauMap map = map(output, outcome);
        ColourScale own = map.ownScale();
        least = Math.min(least, own.min());
        greatest = Math.max(greatest, Math.max(own.max(), map.limit()));
        maps.put(outcome, map);
      }
    }
    if (maps.isEmpty()) {
      return new SharedMaps(new Colours(Double.NaN, Double.NaN), Map.of());
    }
    ColourScale common = ColourScale.times(least, greatest);
    Map<ExperimentRow, byte[]> pictures = new LinkedHashMap<>();
    maps.forEach(
        (outcome, map) -> {
          progress.check();
          progress.update(0, 1, "sharing one colour range");
          BufferedImage picture = RelaxationFigures.tau(map, common);
          String trust = QualityLine.of(outcome.result());
          pictures.put(outcome.row(), PngFile.encoded(QualityFooter.under(picture, trust)));
        });
    return new SharedMaps(new Colours(common.min(), common.max()), pictures);
  }

  private static TauMap map(Path output, Outcome<Summary> outcome) {
    Summary summary = outcome.result();
    ExperimentRow.Source source = outcome.row().source();
    StackInfo info =
        new StackInfo(
            ImageInfo.stem(source.path().getFileName().toString()),
            summary.get(Result.FRAME_INTERVAL),
            summary.get(Result.PIXEL_SIZE));
    double limit = RelaxationMaps.censoringLimit(summary.get(Result.RECORD_LENGTH));
    return TauMap.read(output.resolve(source.folder()), limit, info);
  }

  /** Puts them in place of each stack's own. */
  void replace(Path output) {
    pictures.forEach(
        (row, png) -> new RowFolder(output.resolve(row.source().folder())).replaceMap(png));
  }

  /** The pictures with what they show. */
  Map<String, byte[]> byCaption() {
    Map<String, byte[]> captions = new LinkedHashMap<>();
    pictures.forEach(
        (row, png) -> {
          String wire = row.state().wire().isEmpty() ? "" : ", wire " + row.state().wire();
          captions.put(
              String.format(
                  Locale.ROOT,
                  "%s: %s K%s",
                  row.source().folder(),
                  Numbers.four(row.state().temperature()),
                  wire),
              png);
        });
    return captions;
  }
}
