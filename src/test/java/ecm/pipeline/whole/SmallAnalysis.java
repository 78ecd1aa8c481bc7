package ecm.pipeline.whole;

import ecm.base.Progress;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.SelectedFrames;
import ecm.stack.StackInfo;

/** Analyses of a small simulated wire, each made once and shared by tests. */
public final class SmallAnalysis {

  /** A title as nasty as file names can be. */
  public static final String TITLE = "<script>alert('x & \"y\"')";

  private static StackAnalysis once;

  private SmallAnalysis() {}

  /** 40 x 36 pixels of 0.5 nm, 400 frames of 0.1 s, tau = 2 s, with drift, spot and surface. */
  public static FrameStack wire() {
    FrameStack stack =
        Simulation.of(
                SimulationParameters.defaults()
                    .withSize(40, 36)
                    .withFrames(400)
                    .withSampling(0.1, 0.5)
                    .withSpeckle(1)
                    .withTau(2)
                    .withSigma(0.3, 1)
                    .withSurface(1, 2)
                    .withRadius(7),
                Progress.NONE)
            .stack();
    StackInfo info = stack.info().withTitle(TITLE);
    return new SelectedFrames(stack, 0, stack.frames(), new boolean[stack.frames()], info);
  }

  /** The analysis of {@link #wire()} with the defaults but a bulk that begins at 2 nm. */
  public static synchronized StackAnalysis get() {
    if (once == null) {
      AnalysisParameters d = AnalysisParameters.defaults();
      AnalysisParameters parameters =
          new AnalysisParameters(d.registration(), d.sample(), d.maps(), false, 1, 2);
      once = StackAnalyzer.analyze(wire(), parameters, Progress.NONE);
    }
    return once;
  }
}
