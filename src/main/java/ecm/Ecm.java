package ecm;

import ecm.base.Api;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.stack.FrameStack;
import java.nio.file.Path;

/**
 * Electron correlation microscopy in three calls, without windows and without SciJava:
 *
 * <pre>{@code
 * FrameStack stack = Ecm.open(Path.of("wire.tif"));
 * Analysis a = Ecm.analyze(stack);
 * Estimate tau = a.bulk().tau();
 * RandomAccessibleInterval<FloatType> map = a.maps().tau().asImg();
 * a.write(Path.of("results"));
 * }</pre>
 *
 * <p>What it computes is what <i>Analyze ECM Stack...</i> computes. Work runs on as many threads as
 * ImgLib2's {@code Parallelization} allows; the results do not depend on their number. The methods
 * may be called by several threads at once.
 */
@Api
public final class Ecm {

  private Ecm() {}

  /**
   * Opens a stack: a TIFF file, or a folder whose images are one frame each. Of a file larger than
   * a quarter of the heap the frames are read when they are needed. An area selection that the file
   * holds is not applied.
   *
   * @param file or folder
   * @return frames with the frame interval and pixel size that the file states
   * @throws InvalidInput if it cannot be read, is no stack, or does not state its frame interval
   */
  public static FrameStack open(Path file) {
    return open(file, 0, 0);
  }

  /**
   * As {@link #open(Path)}, with units that the file does not state, or states wrongly.
   *
   * @param file or folder
   * @param frameInterval time between frames dt [s]; 0 = as the file says
   * @param pixelSize width of a pixel a [nm]; 0 = as the file says
   * @throws InvalidInput likewise
   */
  public static FrameStack open(Path file, double frameInterval, double pixelSize) {
    return StackInput.open(
        file, new StackSettings(frameInterval, pixelSize, 1, 0, ""), Progress.NONE);
  }

  /**
   * Analyzes a stack as by default: drift, sample, maps by curve fit and likelihood, statistics.
   *
   * @param stack with known frame interval and pixel size
   * @throws InvalidInput if one of them is missing, there is no sample, nothing could be fitted, or
   *     the maps do not fit into memory
   */
  public static Analysis analyze(FrameStack stack) {
    return analyze(stack, AnalysisOptions.defaults());
  }

  /**
   * Analyzes a stack.
   *
   * @param stack with known frame interval and pixel size
   * @param options what to do
   * @throws InvalidInput as {@link #analyze(FrameStack)}, or if a mask has another size
   */
  public static Analysis analyze(FrameStack stack, AnalysisOptions options) {
    return analyze(stack, options, Progress.NONE);
  }

  /**
   * As {@link #analyze(FrameStack, AnalysisOptions)}.
   *
   * @param stack with known frame interval and pixel size
   * @param options what to do
   * @param progress told of every stage; its log receives every note; may cancel
   * @throws InvalidInput likewise
   * @throws ecm.base.Cancelled if it was cancelled
   */
  public static Analysis analyze(FrameStack stack, AnalysisOptions options, Progress progress) {
    return new Analysis(
        StackAnalyzer.analyze(
            options.calibrated(stack, progress), options.parameters(stack), progress),
        options.values());
  }
}
