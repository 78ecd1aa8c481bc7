package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.command.base.CommandField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.MenuEntry;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleInfo;
import org.scijava.parse.ParseService;

/**
 * The commands of the suite, with the part of SciJava that they need.
 *
 * @param context SciJava's services
 * @param commands in the order of the menu
 */
record Suite(Context context, List<CommandInfo> commands) {

  private static final List<String> MENU = List.of("Plugins", "ECM");

  /** Finds the commands in the plugin index. */
  static Suite start() {
    Context context = new Context(CommandService.class, ConvertService.class, ParseService.class);
    context.service(LogService.class).setLevel(LogLevel.NONE);
    List<CommandInfo> commands = new ArrayList<>();
    for (CommandInfo info : context.service(CommandService.class).getCommands()) {
      if (names(info).size() > 2 && names(info).subList(0, 2).equals(MENU)) {
        commands.add(info);
      }
    }
    commands.sort(Comparator.comparing(Suite::weights));
    return new Suite(context, List.copyOf(commands));
  }

  private static List<String> names(CommandInfo info) {
    return info.getMenuPath().stream().map(MenuEntry::getName).toList();
  }

  /** Weights of the entries below the suite's menu, as digits that sort like them. */
  private static String weights(CommandInfo info) {
    return info.getMenuPath().stream()
        .skip(MENU.size())
        .map(entry -> String.format(Locale.ROOT, "%08.2f", entry.getWeight()))
        .collect(Collectors.joining(" "));
  }

  /** Weight of the entry below the suite's menu that leads to a command. */
  static double weight(CommandInfo info) {
    return info.getMenuPath().get(MENU.size()).getWeight();
  }

  /** The label of a command, as macros use it. */
  static String label(ModuleInfo info) {
    return info.getMenuPath().getLeaf().getName();
  }

  /** The entries of a command below the suite's menu: submenus, then its label. */
  static List<String> path(CommandInfo info) {
    return names(info).subList(MENU.size(), names(info).size());
  }

  /**
   * The command of a label.
   *
   * @throws InvalidInput if there is none: lists the labels
   */
  CommandInfo command(String label) {
    for (CommandInfo info : commands) {
      if (label(info).equals(label)) {
        return info;
      }
    }
    throw new InvalidInput(
        "no command '"
            + label
            + "'; the commands are: "
            + commands.stream().map(Suite::label).collect(Collectors.joining(", ")));
  }

  /**
   * Runs a command with parameters.
   *
   * @param parameters {@code name=value,name="text"} with names in any case
   * @throws InvalidInput if the command or a parameter is not known, or the command fails
   */
  void run(String label, String parameters) {
    CommandInfo info = command(label);
    new CommandRun(context, info).withInputs(inputs(info, parameters));
  }

  private Map<String, Object> inputs(CommandInfo info, String parameters) {
    List<CommandField> fields = CommandField.of(info);
    Map<String, Object> inputs = new HashMap<>();
    try {
      parsed(parameters)
          .forEach(
              (name, value) -> {
                CommandField field = CommandField.byName(fields, name);
                inputs.put(field.name(), field.parse(text(field, value)));
              });
    } catch (InvalidInput e) {
      throw new InvalidInput(label(info).replace("...", "") + ": " + e.getMessage(), e);
    }
    return inputs;
  }

  private Map<String, Object> parsed(String parameters) {
    if (parameters.isBlank()) {
      return Map.of();
    }
    try {
      var items = context.service(ParseService.class).parse(WindowsPaths.escaped(parameters));
      if (items.isMap()) {
        return items.asMap();
      }
    } catch (RuntimeException e) {
      throw new InvalidInput(notUnderstood(parameters) + ": " + e.getMessage(), e);
    }
    throw new InvalidInput(notUnderstood(parameters));
  }

  private static String notUnderstood(String parameters) {
    return "parameters not understood: "
        + parameters
        + "; write name=value,name=\"text\", with quotes around texts";
  }

  /** Whole numbers may be written as 1e3. */
  private static String text(CommandField field, Object value) {
    boolean whole = field.type() == Integer.class || field.type() == Long.class;
    if (whole && value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
      return String.valueOf(d.longValue());
    }
    return String.valueOf(value);
  }
}
