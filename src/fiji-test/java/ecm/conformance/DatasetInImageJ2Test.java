package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.AnalyzeStackCommand;
import ecm.fiji.ImageJ2;
import ecm.files.FileBytes;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandService;

/**
 * A dataset of ImageJ2 that a command is given instead of an image goes through ImageJ2's
 * converters and is analysed like the stack of ImageJ 1 that has its values.
 */
class DatasetInImageJ2Test {

  private static final int SIZE = 24;
  private static final int FRAMES = 240;

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clear() {
    ImageJ2.clear();
  }

  private static ImagePlus wire(int bits) {
    ImagePlus wire = Wire.stack(SIZE, SIZE, FRAMES);
    ij.ImageStack stack = new ij.ImageStack(SIZE, SIZE);
    for (int t = 1; t <= FRAMES; t++) {
      ij.process.ImageProcessor plane = wire.getStack().getProcessor(t);
      stack.addSlice(
          bits == 8
              ? plane.convertToByte(false)
              : bits == 16 ? plane.convertToShort(false) : plane);
    }
    return Wire.calibrated(new ImagePlus("wire", stack));
  }

  private static Dataset dataset(ImagePlus wire) {
    DatasetService datasets = ImageJ2.service(DatasetService.class);
    long[] size = {SIZE, SIZE, FRAMES};
    AxisType[] axes = {Axes.X, Axes.Y, Axes.TIME};
    int bits = wire.getBitDepth();
    Dataset dataset = datasets.create(size, "wire", axes, bits, bits == 32, bits == 32);
    dataset.setAxis(new DefaultLinearAxis(Axes.X, "nm", Wire.PIXEL), 0);
    dataset.setAxis(new DefaultLinearAxis(Axes.Y, "nm", Wire.PIXEL), 1);
    dataset.setAxis(new DefaultLinearAxis(Axes.TIME, "sec", Wire.INTERVAL), 2);
    var cursor = dataset.localizingCursor();
    while (cursor.hasNext()) {
      RealType<?> value = cursor.next();
      value.setReal(
          wire.getStack()
              .getProcessor(cursor.getIntPosition(2) + 1)
              .getf(cursor.getIntPosition(0), cursor.getIntPosition(1)));
    }
    return dataset;
  }

  /** All files of an analysis. */
  private Map<String, byte[]> analysis(String name, Object image) throws Exception {
    Path output = folder.resolve(name);
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("register", false);
    inputs.put("bulkDepth", 1.0);
    inputs.put("output", output.toFile());
    inputs.put("image", image);
    ImageJ2.service(CommandService.class).run(AnalyzeStackCommand.class, true, inputs).get();
    Map<String, byte[]> files = FileBytes.below(output);
    assertTrue(files.containsKey("summary.json"), () -> "the run ended early: " + files.keySet());
    return files;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32})
  void ofTheSameValues(int bits) throws Exception {
    ImagePlus wire = wire(bits);
    Dataset dataset = dataset(wire);
    assertEquals(bits == 8, dataset.firstElement() instanceof UnsignedByteType);
    assertEquals(bits == 16, dataset.firstElement() instanceof UnsignedShortType);
    assertEquals(bits == 32, dataset.firstElement() instanceof FloatType);
    Map<String, byte[]> expected = analysis("image", wire);
    FileBytes.assertSame(expected, analysis("dataset", dataset));
  }
}
