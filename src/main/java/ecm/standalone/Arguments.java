package ecm.standalone;

import ecm.base.InvalidInput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The command line.
 *
 * @param headless no windows
 * @param info what to print instead of running anything; null if nothing
 * @param macro file of a macro; null if none
 * @param macroArgument what the macro's getArgument() returns
 * @param label of the command to run; null if none
 * @param parameters of that command, as {@code name=value,name="text"}
 * @param image file to open first; null if none
 */
record Arguments(
    boolean headless,
    Info info,
    String macro,
    String macroArgument,
    String label,
    String parameters,
    String image) {

  /** What can be printed. */
  enum Info {
    HELP,
    VERSION
  }

  static final String USAGE =
      """
      usage: ecm                                        ImageJ with Plugins > ECM
             ecm [--headless] -macro FILE [ARGUMENT]    run a macro
             ecm [--headless] --run "LABEL" ['name=value,name="text"'] [--image FILE]
                                                        run one command of the menu
             ecm --help | --version
      Names of parameters are those of the macro keys, in any case; texts are quoted.
      Exit status: 0 if all went well, 1 if not, 2 if the command line is wrong.""";

  /**
   * Reads a command line.
   *
   * @throws InvalidInput for an unknown option or a missing value
   */
  static Arguments parse(String... arguments) {
    Builder builder = new Builder();
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      builder.take(rest);
    }
    return builder.build();
  }

  private static final class Builder {
    private boolean headless;
    private Info info;
    private String macro;
    private String macroArgument = "";
    private String label;
    private String parameters = "";
    private String image;

    void take(Deque<String> rest) {
      String option = rest.pop();
      switch (option) {
        case "--headless" -> headless = true;
        case "--help", "-h" -> info = Info.HELP;
        case "--version" -> info = Info.VERSION;
        case "-macro", "--macro" -> {
          macro = value(option, rest);
          macroArgument = optional(rest);
        }
        case "--run" -> {
          label = value(option, rest);
          parameters = optional(rest);
        }
        case "--image" -> image = value(option, rest);
        default -> throw new InvalidInput("unknown option '" + option + "'; see ecm --help");
      }
    }

    private static String value(String option, Deque<String> rest) {
      if (rest.isEmpty()) {
        throw new InvalidInput(option + " needs a value; see ecm --help");
      }
      return rest.pop();
    }

    /** The next word, unless it is an option. */
    private static String optional(Deque<String> rest) {
      boolean none = rest.isEmpty() || rest.peek().startsWith("--") || rest.peek().equals("-macro");
      return none ? "" : rest.pop();
    }

    Arguments build() {
      if (macro != null && label != null) {
        throw new InvalidInput("either -macro or --run, not both");
      }
      if (headless && info == null && macro == null && label == null) {
        throw new InvalidInput("--headless needs -macro or --run; see ecm --help");
      }
      return new Arguments(headless, info, macro, macroArgument, label, parameters, image);
    }
  }
}
