package ecm.registration;

import ecm.progress.Progress;
import ecm.stack.FrameStack;
import java.util.Locale;

/**
 * Prints the speed of registration and the table of errors.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
 * java -cp target/classes:target/test-classes:$(cat target/classpath.txt) \
 *     ecm.registration.RegistrationBenchmark [errors|speed]
 * </pre>
 */
public final class RegistrationBenchmark {

  private RegistrationBenchmark() {}

  public static void main(String[] arguments) {
    String what = arguments.length > 0 ? arguments[0] : "all";
    if (!what.equals("speed")) {
      errors(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128);
    }
    if (!what.equals("errors")) {
      speed(256, 256, 1000);
      speed(861, 631, 100);
    }
  }

  private static void errors(int side) {
    double[][] cases = {{1, 10, 0}, {0.25, 10, 0}, {1, 50, 0}, {1, 50, 0.97}, {0.25, 10, 0.97}};
    for (double[] c : cases) {
      for (boolean subpixel : new boolean[] {false, true}) {
        Scene scene = new Scene().size(side, side, 120);
        scene.contrast = c[0];
        scene.counts = c[1];
        scene.memory = c[2];
        if (subpixel) {
          scene.dx = Scene.walk(scene.frames, 0.4, false, 5);
          scene.dy = Scene.walk(scene.frames, 0.4, false, 6);
        }
        FrameStack stack = scene.stack();
        for (Reference reference : Reference.values()) {
          RegistrationResult result =
              Registration.measure(
                  stack,
                  RegistrationParameters.defaults().withReference(reference).withSubpixel(subpixel),
                  Progress.NONE);
          System.out.printf(
              Locale.ROOT,
              "A=%.2f counts=%.0f memory=%.2f %s %-13s %s  corr %.3f -> %.3f %s%n",
              c[0],
              c[1],
              c[2],
              subpixel ? "subpixel" : "whole   ",
              reference,
              DriftError.of(result.drift(), scene.dx, scene.dy),
              result.correlationBefore(),
              result.correlationAfter(),
              result.warnings());
        }
      }
    }
  }

  private static void speed(int width, int height, int frames) {
    Scene scene = new Scene().size(width, height, Math.min(frames, 100));
    scene.contrast = 1;
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
    FrameStack stack =
        new ecm.stack.ArrayFrameStack(width, height, planes, few.sampleType(), few.info());
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      Registration.measure(stack, RegistrationParameters.defaults(), Progress.NONE);
      double seconds = (System.nanoTime() - start) * 1e-9;
      System.out.printf(
          Locale.ROOT,
          "%d x %d px, 3 iterations: %.0f frames/s (%.2f s for 4000 frames)%n",
          width,
          height,
          frames / seconds,
          4000 * seconds / frames);
    }
  }
}
