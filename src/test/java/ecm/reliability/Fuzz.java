package ecm.reliability;

import ecm.acquisition.DoseSeries;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.MacroOptions;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentTable;
import ecm.registration.DriftTable;
import ecm.report.Summary;
import ecm.stack.FrameStack;
import ecm.stack.FrameTimes;
import ecm.temperature.SeriesTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Inputs that are nearly right, thrown at everything that reads a file or an option string. Each
 * must be read, or be refused in one sentence.
 */
final class Fuzz {

  /** An input that takes longer counts as a hang [ms]. */
  private static final long LONGEST = 5000;

  private static final String[] TOKENS = {
    "NaN",
    "-1",
    "0",
    "1e309",
    "-Infinity",
    "9999999999",
    "2147483648",
    "1e-320",
    "",
    "\"",
    "\"\"",
    ",",
    ",,",
    "\n",
    "\r",
    "\n\n",
    "\u0000",
    "../",
    "..\\",
    "/etc/",
    "C:\\",
    "é",
    "\uFEFF",
    "0x10",
    "=",
    "[",
    "]",
    "'",
    "{",
    "}",
    ":",
    " ",
    "\t",
    "1,5",
    "frame",
    "true",
    "\uD83D\uDE00",
    "%s",
    "null"
  };

  /** What reads an input; by its name inputs are drawn. */
  enum Target {
    TIFF {
      @Override
      void read(Path file) {
        FrameStack stack =
            StackInput.of(
                TiffFile.open(file), new StackSettings(0.1, 0.25, 1, 0, ""), Progress.NONE);
        stack.frame(0);
        stack.frame(stack.frames() - 1);
      }
    },
    DRIFT {
      @Override
      void read(Path file) {
        DriftTable.read(file, 4);
      }
    },
    SERIES {
      @Override
      void read(Path file) {
        SeriesTable.read(file);
      }
    },
    MANIFEST {
      @Override
      void read(Path file) {
        for (ExperimentRow row : ExperimentTable.read(file)) {
          String folder = row.source().folder();
          Path out = Path.of("/out");
          if (!out.resolve(folder).normalize().equals(out.resolve(folder))
              || out.resolve(folder).getNameCount() != 2
              || folder.matches(".*[\\\\/:*?\"<>|\\p{Cntrl}].*")) {
            throw new IllegalStateException("the folder " + folder + " leaves the output folder");
          }
        }
      }
    },
    TIMES {
      @Override
      void read(Path file) {
        FrameTimes.of(FrameTimes.read(file, 4));
      }
    },
    DOSE {
      @Override
      void read(Path file) {
        DoseSeries.read(file);
      }
    },
    SUMMARY {
      @Override
      void read(Path file) throws IOException {
        Summary.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    },
    MACRO {
      @Override
      void read(Path file) throws IOException {
        MacroOptions.parse(Files.readString(file, StandardCharsets.ISO_8859_1))
            .check(FuzzSeeds.fields());
      }
    };

    abstract void read(Path file) throws IOException;
  }

  private final Path folder;
  private final List<String> complaints = new ArrayList<>();
  private int refused;
  private int accepted;

  Fuzz(Path folder) {
    this.folder = folder;
  }

  List<String> complaints() {
    return complaints;
  }

  /** How many inputs were read, and how many refused. */
  @Override
  public String toString() {
    return accepted + " read, " + refused + " refused, " + complaints.size() + " complaints";
  }

  /** Throws inputs at one target. */
  void run(Target target, long firstSeed, int count) throws IOException {
    List<byte[]> seeds = FuzzSeeds.of(target, folder);
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + target.ordinal());
      byte[] input = seeds.get(random.nextInt(seeds.size()));
      for (int k = random.nextInt(1, 5); k > 0; k--) {
        input = target == Target.TIFF ? bytes(input, random) : text(input, random);
      }
      one(target, seed, input);
    }
  }

  private void one(Target target, long seed, byte[] input) throws IOException {
    Path file = folder.resolve(target == Target.TIFF ? "input.tif" : "input.csv");
    Files.write(file, input);
    long start = System.nanoTime();
    String what = target.name().toLowerCase(Locale.ROOT) + " " + seed + ": ";
    try {
      target.read(file);
      accepted++;
    } catch (InvalidInput e) {
      refused++;
      String sentence = String.valueOf(e.getMessage());
      if (sentence.lines().count() != 1
          || sentence.matches("(?s).*(Exception|\\bError\\b|java\\.|unexpected).*")
          || sentence.length() > 2000) {
        complaints.add(what + "no clear sentence: " + sentence);
      }
    } catch (RuntimeException | Error e) {
      StackTraceElement[] trace = e.getStackTrace();
      complaints.add(what + e + (trace.length > 0 ? " at " + trace[0] : ""));
    }
    long took = (System.nanoTime() - start) / 1_000_000;
    if (took > LONGEST) {
      complaints.add(what + "took " + took + " ms");
    }
  }

  /** Headers lie at either end; most damage is done there. */
  private static byte[] bytes(byte[] input, SplittableRandom random) {
    byte[] out = input.clone();
    int where = place(out.length, random);
    switch (random.nextInt(6)) {
      case 0 -> out[where] = (byte) random.nextInt(256);
      case 1 -> out[where] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        for (int i = where; i < Math.min(out.length, where + 4); i++) {
          out[i] = random.nextBoolean() ? (byte) 0xff : 0;
        }
      }
      case 3 -> {
        return java.util.Arrays.copyOf(out, random.nextInt(1, out.length + 1));
      }
      case 4 -> {
        int from = place(out.length, random);
        int n = Math.min(12, out.length - Math.max(from, where));
        System.arraycopy(input, from, out, where, n);
      }
      default -> {
        for (int i = where; i < Math.min(out.length, where + 2); i++) {
          out[i] = (byte) random.nextInt(0, 20);
        }
      }
    }
    return out;
  }

  private static int place(int length, SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(length);
      case 1 -> random.nextInt(Math.min(length, 300));
      default -> length - 1 - random.nextInt(Math.min(length, 300));
    };
  }

  private static byte[] text(byte[] input, SplittableRandom random) {
    StringBuilder text = new StringBuilder(new String(input, StandardCharsets.ISO_8859_1));
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(1, 12));
    switch (random.nextInt(6)) {
      case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
      case 1 -> text.replace(at, to, TOKENS[random.nextInt(TOKENS.length)]);
      case 2 -> text.delete(at, to);
      case 3 -> text.insert(at, text.substring(at, to));
      case 4 -> text.setLength(at);
      default -> text.insert(at, (char) random.nextInt(256));
    }
    return (random.nextInt(20) == 0 ? text + "\uFFFF\uD800" : text.toString())
        .getBytes(random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
