package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.Stacks;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameStack;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder too large for the memory. */
class FolderFramesTest {

  private static final List<String> NAMES = List.of("f1.tif", "f2.tif", "f3.tif");

  @TempDir Path folder;

  private final ImagePlus image = Stacks.random(7, 5, 3, 16);

  @BeforeEach
  void write() {
    for (int i = 0; i < 3; i++) {
      TiffFile.write(
          folder.resolve(NAMES.get(i)), new ImagePlus("f", image.getStack().getProcessor(i + 1)));
    }
  }

  private FrameStack stack() {
    ImagePlus first = ImageFolder.image(folder.resolve("f1.tif"));
    ImagePlus opened = new ImagePlus("frames", new FolderFrames(folder, NAMES, first));
    opened.setDimensions(1, 1, 3);
    return StackInput.of(opened, new StackSettings(0.1, 0.25, 1, 0, ""), Progress.NONE);
  }

  private void assertRefused(String words) {
    FrameStack stack = stack();
    String sentence = assertThrows(InvalidInput.class, () -> stack.frame(1)).getMessage();
    assertTrue(sentence.contains(folder.resolve("f2.tif").toString()), sentence);
    assertTrue(sentence.contains(words), sentence);
  }

  @Test
  void framesAreThoseOfTheFiles() {
    FrameStack stack = stack();
    for (int t = 2; t >= 0; t--) {
      float[] expected = new float[35];
      for (int i = 0; i < 35; i++) {
        expected[i] = image.getStack().getProcessor(t + 1).get(i);
      }
      assertArrayEquals(expected, stack.frame(t));
    }
    assertEquals(false, stack.isInMemory());
  }

  @Test
  void aDamagedFrameIsNoWhiteFrame() throws IOException {
    Path file = folder.resolve("f2.tif");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertRefused("the file is damaged, it ends in frame 1");
  }

  @Test
  void aFrameOfAnotherSizeOrDepthIsNeitherCutNorRescaled() {
    TiffFile.write(folder.resolve("f2.tif"), IJ.createImage("f", "16-bit ramp", 7, 6, 1));
    assertRefused("7 x 6 pixels of 16 bit, but the first image has 7 x 5 of 16 bit");
    TiffFile.write(folder.resolve("f2.tif"), IJ.createImage("f", "8-bit ramp", 7, 5, 1));
    assertRefused("7 x 5 pixels of 8 bit, but the first image has 7 x 5 of 16 bit");
  }
}
