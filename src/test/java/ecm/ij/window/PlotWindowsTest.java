package ecm.ij.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.ij.figure.PlotStyle;
import ecm.ij.open.TiffFile;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotWindowsTest {

  private static final String TITLE = "wire-drift";

  @TempDir Path folder;

  private static Plot plot(int height) {
    Plot plot = PlotStyle.plot(TITLE, "time t (s)", "drift (px)");
    plot.setFrameSize(PlotStyle.WIDTH, height);
    plot.setLimits(0, 1, -1000, 1);
    plot.add("line", new double[] {0, 1}, new double[] {-1000, 1});
    return plot;
  }

  @Test
  void plotsOfDifferentSizesInOneStackCanBeSaved() {
    ImagePlus shown = PlotWindows.stack(TITLE, List.of(plot(320), plot(160)));
    assertEquals(2, shown.getStackSize());
    for (int i = 1; i <= 2; i++) {
      assertEquals(shown.getWidth(), shown.getStack().getProcessor(i).getWidth());
      assertEquals(shown.getHeight(), shown.getStack().getProcessor(i).getHeight());
    }
    Path file = folder.resolve("drift.tif");
    TiffFile.write(file, shown);
    ImagePlus saved = IJ.openImage(file.toString());
    assertEquals(2, saved.getStackSize());
    assertEquals(shown.getHeight(), saved.getHeight());
    IJ.saveAsTiff(shown, folder.resolve("by-imagej.tif").toString());
    assertEquals(2, IJ.openImage(folder.resolve("by-imagej.tif").toString()).getStackSize());
  }
}
