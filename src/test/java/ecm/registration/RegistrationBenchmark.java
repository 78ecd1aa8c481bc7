package ecm.registration;

import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.registration.template.Guide;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how far registration is from known drift, and its speed.
 *
 * <pre>
 * RegistrationBenchmark                      everything
 * RegistrationBenchmark errors   [side]      independent speckle in each frame, three seeds
 * RegistrationBenchmark series   [side] [N]  speckle of dt = .005 tau, drift of .02 px/frame, jumps
 * RegistrationBenchmark subpixel [side]      rms of fractions of a pixel
 * RegistrationBenchmark samples              the sample stacks
 * RegistrationBenchmark speed                frames per second
 * </pre>
 *
 * <p>An entry is the share of frames exact / within 1 px (largest error in px), whole-pixel shifts.
 */
public final class RegistrationBenchmark {

  private static final RegistrationParameters DEFAULTS = RegistrationParameters.defaults();
  private static final long[] SEEDS = {1, 2, 3};

  private RegistrationBenchmark() {}

  /**
   * Prints tables.
   *
   * @param arguments what to print, and sizes
   */
  public static void main(String[] arguments) {
    String what = arguments.length > 0 ? arguments[0] : "all";
    boolean all = what.equals("all");
    int side = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    System.out.printf("%d cores%n", Runtime.getRuntime().availableProcessors());
    if (all || what.equals("errors")) {
      errors(side > 0 ? side : 128);
    }
    if (all || what.equals("subpixel")) {
      subpixel(side > 0 ? side : 128);
    }
    if (all || what.equals("series")) {
      int frames = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4000;
      series(side > 0 ? side : 256, frames);
    }
    if (all || what.equals("samples")) {
      samples(Path.of("sample-stacks"));
    }
    if (all || what.equals("speed")) {
      speed(256, 256, 1000);
      speed(631, 861, 200);
    }
  }

  private static void errors(int side) {
    System.out.printf("%n%d x %d px, 200 frames, independent speckle, 3 seeds%n", side, side);
    for (double[] c : new double[][] {{1, 10}, {0.2, 10}, {0.3, 10}, {1, 50}, {0, 10}}) {
      Map<String, DriftError.Pool> pools = new LinkedHashMap<>();
      for (long seed : SEEDS) {
        Scene scene = new Scene().size(side, side, 200);
        scene.contrast = c[0];
        scene.counts = c[1];
        scene.poisson = c[0] > 0;
        scene.seed = seed;
        FrameStack stack = scene.stack();
        drifts(stack, spot(scene))
            .forEach(
                (name, drift) ->
                    pools
                        .computeIfAbsent(name, k -> new DriftError.Pool())
                        .add(DriftError.of(drift, scene.dx, scene.dy)));
      }
      String noise = c[0] == 0 ? "noise-free" : String.format(Locale.ROOT, "%.0f counts", c[1]);
      print(String.format(Locale.ROOT, "A=%.1f, %s", c[0], noise), pools);
    }
  }

  /** By every reference, one iteration, the spot alone, and the chain. */
  private static Map<String, Drift> drifts(FrameStack stack, Mask spot) {
    Map<String, Drift> drifts = new LinkedHashMap<>();
    for (Reference reference : Reference.values()) {
      String name = reference.name().toLowerCase(Locale.ROOT).replace('_', '-');
      drifts.put(name, drift(stack, DEFAULTS.withReference(reference)));
    }
    drifts.put("1 iteration", drift(stack, DEFAULTS.withIterations(1)));
    drifts.put("spot roi", drift(stack, DEFAULTS.withGuide(Guide.ROI, spot)));
    drifts.put("chain", PairwiseChain.measure(stack, stack.width() / 8));
    return drifts;
  }

  private static Drift drift(FrameStack stack, RegistrationParameters parameters) {
    return Registration.measure(stack, parameters, Progress.NONE).drift();
  }

  private static Mask spot(Scene scene) {
    return Mask.of(
        scene.width,
        scene.height,
        i -> {
          double x = i % scene.width - scene.spotX * scene.width;
          double y = i / scene.width - 0.45 * scene.height;
          return Math.hypot(x, y) < 4 * scene.spotSize;
        });
  }

  private static void print(String what, Map<String, DriftError.Pool> pools) {
    System.out.printf("%s%n", what);
    pools.forEach((name, pool) -> System.out.printf("    %-14s %s%n", name, pool));
  }

  private static void series(int side, int frames) {
    System.out.printf(
        "%n%d x %d px, %d frames, A=1, 10 counts, dt = .005 tau, .02 px/frame and jumps%n",
        side, side, frames);
    for (String name : new String[] {"plain", "beam ramp", "2 % bad", "outline grows", "no spot"}) {
      Scene scene = slow(side, frames);
      if (name.equals("beam ramp")) {
        scene.beam = ramp(frames, 1, 0.5);
      } else if (name.equals("outline grows")) {
        scene.growth = ramp(frames, 0, 3);
      } else if (name.equals("no spot")) {
        scene.spot = 0;
      }
      RecordFaults record = RecordFaults.in(scene.stack(), name.equals("2 % bad") ? 0.02 : 0, 7);
      System.out.printf("%s%n", name);
      for (Reference reference : Reference.values()) {
        report(record, scene, reference);
      }
      DriftError chain =
          DriftError.of(PairwiseChain.measure(record.stack(), side / 8), scene.dx, scene.dy);
      System.out.printf("    %-14s %s%n", "chain", chain);
    }
  }

  private static void report(RecordFaults record, Scene scene, Reference reference) {
    String label = reference.name().toLowerCase(Locale.ROOT).replace('_', '-');
    try {
      RegistrationResult result =
          Registration.measure(record.stack(), DEFAULTS.withReference(reference), Progress.NONE);
      System.out.printf(
          Locale.ROOT,
          "    %-14s %s, correlation %.3f -> %.3f; %s; %s%n",
          label,
          DriftError.of(result.drift(), scene.dx, scene.dy),
          result.correlationBefore(),
          result.correlationAfter(),
          record.verdict(result.drift()),
          result.sentences());
    } catch (ecm.base.InvalidInput e) {
      System.out.printf("    %-14s refused: %s%n", label, e.getMessage());
    }
  }

  /** Whole-pixel drift of .02 px per frame with three jumps; speckle of dt = .005 tau. */
  private static Scene slow(int side, int frames) {
    Scene scene = new Scene().size(side, side, frames);
    scene.memory = Math.exp(-0.005);
    scene.spotX = 0.45;
    scene.dx = new double[frames];
    scene.dy = new double[frames];
    int[][] jumps = {{frames / 5, 5, 0}, {frames / 2, -4, 6}, {4 * frames / 5, 0, -5}};
    for (int t = 0; t < frames; t++) {
      double x = 0.02 * t;
      double y = -0.005 * t;
      for (int[] jump : jumps) {
        x += t >= jump[0] ? jump[1] : 0;
        y += t >= jump[0] ? jump[2] : 0;
      }
      scene.dx[t] = Math.rint(x);
      scene.dy[t] = Math.rint(y);
    }
    return scene;
  }

  private static double[] ramp(int n, double from, double to) {
    double[] ramp = new double[n];
    for (int t = 0; t < n; t++) {
      ramp[t] = from + (to - from) * t / (n - 1);
    }
    return ramp;
  }

  private static void subpixel(int side) {
    System.out.printf("%n%d x %d px, 200 frames, sub-pixel rms in x, y [px]%n", side, side);
    double[][] cases = {{1, 50, 1}, {1, 10, 1}, {0.25, 10, 0}, {1, 50, 0.97}, {1, 50, 0}};
    for (double[] c : cases) {
      Map<String, DriftError.Pool> pools = new LinkedHashMap<>();
      for (long seed : SEEDS) {
        Scene scene = new Scene().size(side, side, 200);
        scene.contrast = c[0];
        scene.counts = c[1];
        scene.memory = c[2];
        scene.seed = seed;
        scene.dx = Scene.walk(scene.frames, 0.4, false, 5 + 10 * seed);
        scene.dy = Scene.walk(scene.frames, 0.4, false, 6 + 10 * seed);
        FrameStack stack = scene.stack();
        for (Reference reference : Reference.values()) {
          Drift drift = drift(stack, DEFAULTS.withReference(reference).withSubpixel(true));
          pools
              .computeIfAbsent(
                  reference.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  k -> new DriftError.Pool())
              .add(DriftError.of(drift, scene.dx, scene.dy));
        }
      }
      System.out.printf(Locale.ROOT, "A=%.2f, %.0f counts, field memory %.2f%n", c[0], c[1], c[2]);
      pools.forEach((name, pool) -> System.out.printf("    %-14s %s%n", name, pool.rms()));
    }
  }

  private static void samples(Path folder) {
    System.out.printf("%nsample stacks%n");
    for (int kelvin = 507; kelvin <= 523; kelvin += 4) {
      String name = "wire-" + kelvin + "K";
      FrameStack stack =
          StackInput.of(
              TiffFile.open(folder.resolve(name + ".tif")),
              StackSettings.defaults(),
              Progress.NONE);
      Drift truth = DriftTable.read(folder.resolve("truth/" + name + "-drift.csv"), stack.frames());
      DriftError error = DriftError.of(drift(stack, DEFAULTS), truth.dx(), truth.dy());
      System.out.printf("    %s %s%n", name, error);
    }
  }

  private static void speed(int width, int height, int frames) {
    Scene scene = new Scene().size(width, height, Math.min(frames, 100));
    FrameStack few = scene.stack();
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      short[] plane = new short[width * height];
      float[] values = few.frame(t % few.frames());
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) values[i];
      }
      planes[t] = plane;
    }
    FrameStack stack = new ArrayFrameStack(width, height, planes, few.sampleType(), few.info());
    double[] seconds = new double[4];
    for (int run = 0; run < seconds.length; run++) {
      long start = System.nanoTime();
      Registration.measure(stack, DEFAULTS, Progress.NONE);
      seconds[run] = (System.nanoTime() - start) * 1e-9;
    }
    double[] warm = Arrays.copyOfRange(seconds, 1, seconds.length);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "%d x %d px, 3 iterations: %.0f frames/s (%.1f s for 4000 frames), median of 3%n",
        width,
        height,
        frames / warm[1],
        4000 * warm[1] / frames);
  }
}
