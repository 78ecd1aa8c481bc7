package ecm.pipeline.whole;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;

/** A small simulated wire that drifts, with vacuum on both sides. */
public final class Wires {

  private Wires() {}

  /** 64 x 40 px of 0.25 nm, 400 frames, radius 6 nm, layer of 1 nm, 20 counts. */
  public static FrameStack small() {
    return Simulation.of(
            SimulationParameters.defaults()
                .withSize(64, 40)
                .withFrames(400)
                .withTau(1)
                .withRadius(6)
                .withSpot(0)
                .withSeed(3),
            Progress.NONE)
        .stack();
  }

  /** Default analysis with a bulk that the small wire has. */
  public static AnalysisParameters analysis() {
    AnalysisParameters d = AnalysisParameters.defaults();
    return new AnalysisParameters(d.registration(), d.sample(), d.maps(), false, 1, 2);
  }

  /** The same by the curve fit alone, where it is not the maps that are looked at. */
  public static AnalysisParameters quickAnalysis() {
    AnalysisParameters a = analysis();
    return new AnalysisParameters(
        a.registration(),
        a.sample(),
        a.maps().withEstimator(MapEstimator.FIT),
        a.subtractBackground(),
        a.surfaceDepth(),
        a.bulkDepth());
  }

  /** The same frames as a file would give them: one after the other, not all in memory. */
  static FrameStack virtual(FrameStack stack) {
    return new FrameStack() {
      private Thread reader;

      @Override
      public int width() {
        return stack.width();
      }

      @Override
      public int height() {
        return stack.height();
      }

      @Override
      public int frames() {
        return stack.frames();
      }

      @Override
      public StackInfo info() {
        return stack.info();
      }

      @Override
      public Coverage coverage() {
        return stack.coverage();
      }

      @Override
      public SampleType sampleType() {
        return stack.sampleType();
      }

      @Override
      public boolean isInMemory() {
        return false;
      }

      @Override
      public void copyRows(int frame, int y, int rows, float[] target) {
        synchronized (this) {
          if (reader != null) {
            throw new IllegalStateException("read by two threads at once");
          }
          reader = Thread.currentThread();
        }
        stack.copyRows(frame, y, rows, target);
        synchronized (this) {
          reader = null;
        }
      }
    };
  }
}
