package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.command.base.CommandField;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/** The ways in which a user reaches a command; each says what came of it. */
enum Door {
  /** A macro on the active image; it must not go on after a refusal. */
  MACRO {
    @Override
    String refusal(Call call, Path scratch) {
      if (call.image() != null) {
        call.image().show();
      }
      Path mark = scratch.resolve("went-on");
      Path macro = scratch.resolve("test.ijm");
      write(macro, call.macro() + "\nFile.saveString('x', '" + mark + "');\n");
      CommandLine done = CommandLine.run("-macro", macro.toString());
      boolean wentOn = Files.exists(mark);
      delete(mark);
      delete(macro);
      assertEquals(done.status() == 0, wentOn, "a refusal ends the macro: " + done);
      String prefix = "ecm: " + macro + ", line 1: ";
      return sentence(done, prefix);
    }
  },

  /** The command line with the image in a file. */
  RUN {
    @Override
    String refusal(Call call, Path scratch) {
      if (call.image() == null) {
        return sentence(CommandLine.run("--run", call.label(), call.parameters()), "ecm: ");
      }
      Path file = scratch.resolve(call.image().getTitle() + ".tif");
      TiffFile.write(file, call.image());
      CommandLine done =
          CommandLine.run("--run", call.label(), call.parameters(), "--image", file.toString());
      delete(file);
      return sentence(done, "ecm: ");
    }
  },

  /** A script or program. */
  SERVICE {
    @Override
    String refusal(Call call, Path scratch) {
      try (Context context = new Context(CommandService.class, ConvertService.class)) {
        context.service(LogService.class).setLevel(LogLevel.NONE);
        CommandService commands = context.service(CommandService.class);
        CommandInfo info = command(commands, call.label());
        Map<String, Object> inputs = new HashMap<>();
        if (call.image() != null) {
          inputs.put("image", call.image());
        }
        call.options()
            .forEach(
                (name, text) -> {
                  CommandField field = CommandField.byName(CommandField.of(info), name);
                  inputs.put(field.name(), field.parse(text));
                });
        commands.run(info, true, inputs).get();
        return null;
      } catch (InvalidInput e) {
        return call.label().replace("...", "") + ": " + e.getMessage();
      } catch (ExecutionException e) {
        return invalidInput(e).getMessage();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  /**
   * Makes the call.
   *
   * @param scratch folder that is left as it was
   * @return the sentence of the refusal, or null if it went well
   */
  abstract String refusal(Call call, Path scratch);

  private static InvalidInput invalidInput(Throwable e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof InvalidInput)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      throw new IllegalStateException("a raw exception reached the caller", e);
    }
    return (InvalidInput) cause;
  }

  private static CommandInfo command(CommandService commands, String label) {
    return commands.getCommands().stream()
        .filter(c -> c.getMenuPath().size() > 0)
        .filter(c -> c.getMenuPath().getLeaf().getName().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** What stands on stderr after its prefix, which must be one line; null if all went well. */
  private static String sentence(CommandLine done, String prefix) {
    assertFalse(done.out().contains("\tat "), "a stack trace on stdout: " + done.out());
    if (done.status() == 0) {
      assertEquals("", done.err(), "nothing on stderr if all went well");
      return null;
    }
    assertEquals(1, done.status());
    List<String> lines = done.err().lines().toList();
    assertEquals(1, lines.size(), "one line on stderr: " + done.err());
    assertTrue(lines.get(0).startsWith(prefix), lines.get(0));
    return lines.get(0).substring(prefix.length());
  }

  private static void write(Path file, String text) {
    try {
      // as a macro file is read
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One call of a command.
   *
   * @param label of the menu entry
   * @param image active image, or null
   * @param options by field name
   */
  record Call(String label, ImagePlus image, Map<String, String> options) {

    String macro() {
      return "run(\""
          + label
          + "\", \""
          + options.entrySet().stream()
              .map(e -> e.getKey().toLowerCase(java.util.Locale.ROOT) + "=[" + e.getValue() + "]")
              .collect(Collectors.joining(" "))
          + "\");";
    }

    String parameters() {
      return options.entrySet().stream()
          .map(e -> e.getKey() + "=\"" + e.getValue() + "\"")
          .collect(Collectors.joining(","));
    }
  }
}
