package ecm.reliability;

import ecm.base.Progress;
import ecm.files.FileBytes;
import ecm.ij.result.AnalysisFolder;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.Wires;
import ecm.report.StackSummary;
import ecm.stack.FrameStack;
import java.nio.file.Path;
import java.util.Map;

/** Everything that an analysis writes, by name. */
final class Outputs {

  private Outputs() {}

  /** Analyses a small wire into a folder. */
  static Map<String, byte[]> of(FrameStack stack, Path folder) {
    StackAnalysis analysis = StackAnalyzer.analyze(stack, Wires.analysis(), Progress.NONE);
    AnalysisFolder.prepare(folder)
        .write(analysis, StackSummary.of(analysis, Map.of("lags", 100), "t"), true, Progress.NONE);
    return FileBytes.below(folder);
  }
}
