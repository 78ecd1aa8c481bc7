package ecm.command.base;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Has a field of each kind, remembers what it was called with, and fails on demand. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {@Menu(label = "Tests"), @Menu(label = "ECM"), @Menu(label = ProbeCommand.LABEL)})
public class ProbeCommand extends EcmCommand {

  public static final String LABEL = "Probe...";

  /** One line per run that reached the work. */
  public static final List<String> RUNS = new ArrayList<>();

  @Parameter(label = "Frame interval (s)", min = "0", persist = false)
  private double frameInterval = 0;

  @Parameter(min = "4", max = "1000", persist = false)
  private int lags = 100;

  @Parameter(persist = false)
  private long seed = 1;

  @Parameter(
      choices = {"bounded", "classic", "full", "moving-mean"},
      persist = false)
  private String fit = "bounded";

  @Parameter(persist = false)
  private boolean crop = false;

  @Parameter(required = false, persist = false)
  private String mask = "auto";

  @Parameter(style = "directory", required = false, persist = false)
  private File output;

  @Parameter(
      choices = {"work", "refuse", "cancel", "break", "link", "overflow", "memory"},
      persist = false)
  private String outcome = "work";

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus result;

  @Override
  protected void execute(Progress progress) {
    result = IJ.createImage("probe-result", "8-bit black", 4, 4, 1);
    switch (outcome) {
      case "refuse" -> throw new InvalidInput("drift.csv, row 3: 'x' is not a number");
      case "cancel" -> throw new Cancelled();
      case "break" -> throw new IllegalStateException("broken");
      case "link" -> throw new NoClassDefFoundError("org/missing/Library");
      case "overflow" -> throw new StackOverflowError();
      case "memory" -> throw new OutOfMemoryError("Java heap space");
      default ->
          RUNS.add(
              String.join(
                  "|",
                  frameInterval + "",
                  lags + "",
                  seed + "",
                  fit,
                  crop + "",
                  mask,
                  output + ""));
    }
  }
}
