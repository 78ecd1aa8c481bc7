package ecm.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.command.OpenImages;
import ecm.ij.result.AnalysisFolder;
import ecm.ij.result.AnalysisWindows;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.Wires;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.stack.FrameStack;
import ecm.stack.SelectedFrames;
import ij.WindowManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure added by one class and one line is in the folder, the report and the windows. */
class FigureExtensionTest {

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  @Test
  void aFigureOfAStrangerIsWhereTheOthersAre() throws IOException {
    FrameStack wire = Wires.small();
    FrameStack stack =
        new SelectedFrames(
            wire,
            0,
            wire.frames(),
            new boolean[wire.frames()],
            wire.info().withTitle(MeanFigure.TITLE));
    StackAnalysis analysis = StackAnalyzer.analyze(stack, Wires.quickAnalysis(), Progress.NONE);
    Summary summary = StackSummary.of(analysis, Map.of(), "1");
    AnalysisFolder.prepare(folder).write(analysis, summary, false, Progress.NONE);
    List<String> table = Files.readAllLines(folder.resolve("mean-row.csv"));
    assertEquals("x_px,mean", table.get(0));
    assertEquals(65, table.size());
    String report = Files.readString(folder.resolve("report.html"));
    String png =
        Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("mean-row.png")));
    assertTrue(report.contains(png) && report.contains(MeanFigure.CAPTION));
    assertTrue(report.indexOf(png) > report.indexOf("g2 of one pixel"), "after those of the suite");
    AnalysisWindows.show(analysis, summary);
    assertNotNull(WindowManager.getImage(MeanFigure.TITLE + "-mean-row"));
    assertNotNull(WindowManager.getImage(MeanFigure.TITLE + "-tau-map"));
  }
}
