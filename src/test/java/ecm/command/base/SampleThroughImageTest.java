package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.image.StackOutput;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.CroppedFrames;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wire that nearly fills the field and drifts by 5 of 40 px late in the record: what is found in
 * the registered image, saved and opened again, is what Analyze finds in the recording.
 */
class SampleThroughImageTest {

  private static final int SIDE = 40;
  private static final int DRIFT = 5;

  @TempDir static Path folder;

  private static FrameStack recorded;
  private static StackAnalysis direct;
  private static ImagePlus image;

  /** 400 frames; the last 60 show what lies 5 px lower and further right. */
  @BeforeAll
  static void analyzeAndRegister() {
    FrameStack field =
        Simulation.of(
                SimulationParameters.defaults()
                    .withSize(SIDE + DRIFT, SIDE + DRIFT)
                    .withFrames(400)
                    .withSampling(0.1, 0.5)
                    .withSpeckle(1)
                    .withTau(2)
                    .withRadius(8.75)
                    .withNoise(20, 2)
                    .withDrift(0)
                    .withSeed(4),
                Progress.NONE)
            .stack();
    Object[] planes = new Object[field.frames()];
    for (int t = 0; t < planes.length; t++) {
      int shift = Math.max(0, Math.min(DRIFT, (t - 340) / 2));
      Rect window = new Rect(shift, shift, SIDE, SIDE);
      planes[t] = new CroppedFrames(field, window).frame(t);
    }
    recorded = new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, field.info());
    direct = StackAnalyzer.analyze(recorded, AnalysisParameters.defaults(), Progress.NONE);
    ImagePlus registered =
        new RegisteredImage(StackOutput.copy(recorded, Progress.NONE), false)
            .of(
                Registration.undo(
                    recorded, direct.registration().orElseThrow().drift(), Interpolation.NONE),
                1,
                Interpolation.NONE,
                Progress.NONE);
    Path file = folder.resolve("registered.tif");
    TiffFile.write(file, registered);
    image = TiffFile.open(file);
  }

  private static MappedSample mapped(ImagePlus from) {
    FrameStack stack = StackInput.of(from, StackSettings.defaults(), Progress.NONE);
    AnalysisParameters d = AnalysisParameters.defaults();
    return MappedSample.of(stack, SampleChoice.defaults(), d.maps(), false, Progress.NONE);
  }

  private static ImagePlus without(String key) {
    ImagePlus old = image.duplicate();
    String info = image.getInfoProperty();
    old.setProperty(
        "Info", Pattern.compile("(?m)^ecm." + key + ":.*\\R?").matcher(info).replaceAll(""));
    return old;
  }

  @Test
  void theSampleAndItsMapsAreThoseOfTheRecording() {
    MappedSample seen = mapped(image);
    assertTrue(direct.region().hasEdge());
    assertTrue(direct.region().background() > 0);
    assertEquals(direct.region().background(), seen.region().background());
    assertArrayEquals(direct.region().mask().inside(), seen.region().mask().inside());
    assertArrayEquals(direct.moments().mean().values(), seen.sample().moments().mean().values());
    assertArrayEquals(direct.maps().tau().values(), seen.fits().maps().tau().values());
    assertArrayEquals(
        direct.maps().tauCorrected().values(), seen.fits().maps().tauCorrected().values());
    assertArrayEquals(likelihood(direct.likelihood()), likelihood(seen.likelihood()));
  }

  private static float[] likelihood(Optional<StackLikelihood> of) {
    return of.orElseThrow().analysis().value().orElseThrow().tau().values();
  }

  /** An image of an earlier version says only which rectangle every frame covers. */
  @Test
  void anImageWithTheRectangleAloneIsAsBefore() {
    Rect always = direct.stack().coverage().always();
    // along the wire the drift is known to a pixel
    assertEquals(SIDE - DRIFT, always.width(), 1);
    assertEquals(SIDE - DRIFT, always.height(), 1);
    FrameStack old = StackInput.of(without("covered"), StackSettings.defaults(), Progress.NONE);
    for (int t = 0; t < old.frames(); t++) {
      assertEquals(always, old.coverage().covered(t));
    }
    assertTrue(mapped(without("covered")).region().mask().count() < direct.region().mask().count());
  }

  /** ImageJ keeps the Info when it takes some of the frames. */
  @Test
  void framesTakenOutOfTheImageKeepTheRectangle() {
    ImagePlus some = new ij.plugin.Duplicator().run(image, 1, 1, 1, 1, 11, 390);
    assertEquals(image.getInfoProperty(), some.getInfoProperty());
    FrameStack stack = StackInput.of(some, StackSettings.defaults(), Progress.NONE);
    assertEquals(direct.stack().coverage().always(), stack.coverage().covered(0));
    assertFalse(stack.coverage().isValid(0, 0, SIDE - 1));
  }
}
