package ecm.reliability;

import ecm.base.Progress;
import ecm.ij.image.StackOutput;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ij.ImagePlus;

/** Simulated wires that are quickly analysed. */
final class Wires {

  /** 36 x 28 px of 0.5 nm, 100 frames of 0.1 s, tau of 20 s. */
  static final SimulationParameters SMALL =
      SimulationParameters.defaults()
          .withSize(36, 28)
          .withFrames(100)
          .withSampling(0.1, 0.5)
          .withSpeckle(1)
          .withTau(20)
          .withRadius(6);

  private Wires() {}

  /** A wire as an image in memory. */
  static ImagePlus image(SimulationParameters wire) {
    return StackOutput.copy(Simulation.of(wire, Progress.NONE).stack(), Progress.NONE);
  }
}
