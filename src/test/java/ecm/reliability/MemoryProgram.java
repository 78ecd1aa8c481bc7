package ecm.reliability;

import ecm.command.ApplyDriftTableCommand;
import ecm.command.RelaxationMapsCommand;
import ecm.command.SimulateStackCommand;
import ecm.command.SlidingWindowMapsCommand;
import ij.ImagePlus;
import ij.ImageStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import net.imagej.patcher.LegacyInjector;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/**
 * {@code MemoryProgram folder}: asks for more than a small heap holds, and prints what came of it,
 * one line each. Frames share their pixels, so that the stacks themselves take no room.
 */
final class MemoryProgram {

  private MemoryProgram() {}

  public static void main(String[] arguments) throws Exception {
    LegacyInjector.preinit();
    new Requests(Path.of(arguments[0])).all();
    System.exit(0);
  }

  private static final class Requests {

    private final Path folder;
    private final Context context = new Context(CommandService.class, ConvertService.class);

    Requests(Path folder) {
      this.folder = folder;
      context.service(LogService.class).setLevel(LogLevel.NONE);
    }

    void all() throws Exception {
      ask(SimulateStackCommand.class, Map.of("width", 16384, "height", 16384, "frames", 1000000));
      Object wide = new byte[4096 * 4096];
      ask(RelaxationMapsCommand.class, Map.of("image", stack(4096, 4096, 20, t -> wide)));
      windows();
      registered();
    }

    private void windows() throws Exception {
      SplittableRandom random = new SplittableRandom(1);
      short[][] planes = new short[40][256 * 192];
      for (short[] plane : planes) {
        for (int i = 0; i < plane.length; i++) {
          plane[i] = (short) random.nextInt(10, 200);
        }
      }
      ImagePlus stack = stack(256, 192, 400, t -> planes[t % planes.length]);
      stack.setRoi(100, 80, 12, 12);
      ask(
          SlidingWindowMapsCommand.class,
          Map.of("image", stack, "mask", "none", "estimator", "fit", "window", 5.0, "step", 0.1));
    }

    private void registered() throws Exception {
      int frames = 20000;
      StringBuilder table = new StringBuilder("frame,time_s,dx_px,dy_px,quality\n");
      for (int t = 1; t <= frames; t++) {
        table.append(t).append(",0,").append(t % 3).append(",0,1\n");
      }
      Path file = Files.writeString(folder.resolve("drift.csv"), table);
      short[] plane = new short[128 * 96];
      plane[128 + 50] = 7;
      ask(
          ApplyDriftTableCommand.class,
          Map.of("image", stack(128, 96, frames, t -> plane), "table", file.toString()));
    }

    private static ImagePlus stack(int width, int height, int frames, IntFunction<Object> plane) {
      ImageStack stack = new ImageStack(width, height);
      for (int t = 0; t < frames; t++) {
        stack.addSlice(null, plane.apply(t));
      }
      ImagePlus image = new ImagePlus("large", stack);
      image.setDimensions(1, 1, frames);
      image.getCalibration().setUnit("nm");
      image.getCalibration().frameInterval = 0.1;
      return image;
    }

    private void ask(Class<? extends Command> command, Map<String, Object> inputs)
        throws InterruptedException {
      String said;
      try {
        Map<String, Object> outputs =
            new HashMap<>(
                context
                    .service(CommandService.class)
                    .run(command, true, inputs)
                    .get()
                    .getOutputs());
        ImagePlus image = (ImagePlus) outputs.get("registered");
        said =
            image.getStack().isVirtual()
                + " "
                + image.getStackSize()
                + " "
                + image.getStack().getProcessor(2).get(49, 1);
      } catch (ExecutionException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        said = cause.getMessage();
      }
      System.out.println("> " + said);
    }
  }
}
