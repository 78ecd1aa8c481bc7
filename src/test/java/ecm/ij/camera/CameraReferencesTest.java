package ecm.ij.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.open.TiffFile;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraReferencesTest {

  @TempDir private Path folder;

  private final FrameStack stack =
      new ArrayFrameStack(
          2,
          2,
          new Object[] {new short[] {110, 120, 130, 140}, new short[] {115, 125, 135, 145}},
          SampleType.UINT16,
          new StackInfo("raw", 0.1, 0.5));

  private String dark;
  private String gain;

  @BeforeEach
  void write() {
    Path darkFile = folder.resolve("dark.tif");
    Path gainFile = folder.resolve("gain.tif");
    TiffFile.write(
        darkFile,
        new ImagePlus("dark", new ShortProcessor(2, 2, new short[] {100, 100, 110, 100}, null)));
    TiffFile.write(
        gainFile, new ImagePlus("gain", new FloatProcessor(2, 2, new float[] {1, 1, 2, 4})));
    dark = darkFile.toString();
    gain = gainFile.toString();
  }

  @Test
  void filesAreAppliedToEveryFrame() {
    FrameStack both = new CameraReferences(dark, gain).applyTo(stack, Progress.NONE);
    assertArrayEquals(new float[] {5, 10, 20, 80}, both.frame(0));
    FrameStack offset = new CameraReferences(" " + dark + " ", "").applyTo(stack, Progress.NONE);
    assertArrayEquals(new float[] {15, 25, 25, 45}, offset.frame(1));
    FrameStack even = new CameraReferences("", gain).applyTo(stack, Progress.NONE);
    assertArrayEquals(new float[] {55, 60, 130, 280}, even.frame(0));
  }

  @Test
  void withoutImagesTheStackStays() {
    assertSame(stack, CameraReferences.NONE.applyTo(stack, Progress.NONE));
    assertSame(stack, new CameraReferences(null, " ").applyTo(stack, Progress.NONE));
  }

  @Test
  void whatIsNoReferenceIsRefused() {
    assertEquals(
        "there is no gain image 'nowhere.tif': give the title of an open image or a TIFF file",
        refusal("", "nowhere.tif"));
    ImageStack frames = new ImageStack(2, 2);
    frames.addSlice(new FloatProcessor(2, 2));
    frames.addSlice(new FloatProcessor(2, 2));
    Path several = folder.resolve("several.tif");
    TiffFile.write(several, new ImagePlus("several", frames));
    assertEquals(
        "the dark image "
            + several
            + " must be a single grey image: of a stack, give its mean (Image > Stacks > Z"
            + " Project...)",
        refusal(several.toString(), ""));
  }

  private String refusal(String darkName, String gainName) {
    CameraReferences references = new CameraReferences(darkName, gainName);
    return assertThrows(InvalidInput.class, () -> references.applyTo(stack, Progress.NONE))
        .getMessage();
  }
}
