package ecm.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imagej.patcher.LegacyInjector;

/**
 * The long fuzz run: {@code FuzzProgram [inputs per target, 5000] [first seed, 100000]} prints what
 * came of each target and every input that was neither read nor refused in one clear sentence.
 */
final class FuzzProgram {

  private FuzzProgram() {}

  public static void main(String[] arguments) throws IOException {
    LegacyInjector.preinit();
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000;
    Path folder = Files.createTempDirectory("fuzz");
    for (Fuzz.Target target : Fuzz.Target.values()) {
      Fuzz fuzz = new Fuzz(folder);
      fuzz.run(target, seed, count);
      System.out.println(target + ": " + fuzz);
      fuzz.complaints().stream().limit(40).forEach(System.out::println);
    }
    System.exit(0);
  }
}
