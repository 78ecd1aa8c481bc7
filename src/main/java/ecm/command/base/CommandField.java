package ecm.command.base;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import ecm.ij.base.TitledImage;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.util.Types;

/**
 * One input of a command that a user can set: how a text becomes its value, and which values it
 * takes. ImageJ2 itself checks none of this.
 *
 * @param item SciJava's description of the field
 */
public record CommandField(ModuleItem<?> item) {

  /** Style of a text field that may name an open image; other dialogs ignore it. */
  static final String MASK_STYLE = "mask";

  /** The inputs of a command, without services and headings. */
  public static List<CommandField> of(ModuleInfo info) {
    List<CommandField> fields = new ArrayList<>();
    for (ModuleItem<?> input : info.inputs()) {
      Class<?> type = input.getType();
      boolean service =
          Service.class.isAssignableFrom(type) || Context.class.isAssignableFrom(type);
      if (!service && !isHeading(input)) {
        fields.add(new CommandField(input));
      }
    }
    return fields;
  }

  /** Whether an input only shows a text between the fields of a dialog. */
  public static boolean isHeading(ModuleItem<?> input) {
    return input.getVisibility() == ItemVisibility.MESSAGE;
  }

  /**
   * The field of a macro key.
   *
   * @throws InvalidInput if there is none: names all keys
   */
  static CommandField byKey(Collection<CommandField> fields, String key) {
    for (CommandField field : fields) {
      if (field.key().equals(key)) {
        return field;
      }
    }
    throw new InvalidInput(
        "option '" + key + "' is not known; allowed: " + joined(fields, CommandField::key));
  }

  /**
   * The field of a name in any case.
   *
   * @throws InvalidInput if there is none: names all fields
   */
  public static CommandField byName(Collection<CommandField> fields, String name) {
    for (CommandField field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field;
      }
    }
    throw new InvalidInput(
        "parameter '" + name + "' is not known; allowed: " + joined(fields, CommandField::name));
  }

  private static String joined(
      Collection<CommandField> fields, java.util.function.Function<CommandField, String> text) {
    String all = fields.stream().map(text).collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  /** Name of the field, as in {@code frameInterval}. */
  public String name() {
    return item.getName();
  }

  /** Key in a macro: the name in lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Type of the value; never primitive. */
  public Class<?> type() {
    return Types.box(item.getType());
  }

  /** The texts allowed, or an empty list if the field is no choice. */
  public List<String> choices() {
    List<?> choices = item.getChoices();
    return choices == null ? List.of() : choices.stream().map(String::valueOf).toList();
  }

  /**
   * The value that a text stands for.
   *
   * @return Boolean, Integer, Long, Double, String, ImagePlus, or File, which is null for ""
   * @throws InvalidInput if the text stands for none, or for one that is not allowed
   */
  public Object parse(String text) {
    Object value = convert(text);
    check(value);
    return value;
  }

  private Object convert(String text) {
    try {
      if (type() == Double.class) {
        return Double.valueOf(text);
      } else if (type() == Integer.class) {
        return Integer.valueOf(text);
      } else if (type() == Long.class) {
        return Long.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw new InvalidInput(refused("'" + text + "'"), e);
    }
    if (type() == Boolean.class) {
      return truth(text);
    } else if (type() == File.class) {
      return text.isEmpty() ? null : new File(text);
    } else if (type() == ImagePlus.class) {
      return image(text);
    }
    return text;
  }

  private Boolean truth(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new InvalidInput(refused("'" + text + "'"));
    }
    return Boolean.valueOf(text);
  }

  private ImagePlus image(String title) {
    return TitledImage.of(title, any -> true)
        .orElseThrow(
            () ->
                new InvalidInput(
                    String.format(
                        Locale.ROOT,
                        "%s is '%s'; allowed: the title of an open image: %s",
                        name(),
                        title,
                        Arrays.toString(WindowManager.getImageTitles()))));
  }

  /**
   * Checks a value, wherever it comes from.
   *
   * @throws InvalidInput if it is not finite, out of range, or none of the choices
   */
  public void check(Object value) {
    if (value instanceof Number number && !inRange(number)) {
      throw new InvalidInput(refused(number(number)));
    }
    if (!choices().isEmpty() && !choices().contains(String.valueOf(value))) {
      throw new InvalidInput(refused("'" + value + "'"));
    }
  }

  private boolean inRange(Number value) {
    double v = value.doubleValue();
    return Double.isFinite(v) && v >= bound(minimum(), -1) && v <= bound(maximum(), 1);
  }

  private static double bound(Object limit, int sign) {
    return limit instanceof Number n ? n.doubleValue() : sign * Double.POSITIVE_INFINITY;
  }

  private Object minimum() {
    return item.getMinimumValue();
  }

  private Object maximum() {
    return item.getMaximumValue();
  }

  private static String number(Object value) {
    return value instanceof Double d && !d.isNaN() && !d.isInfinite()
        ? new BigDecimal(CsvTable.number(d)).stripTrailingZeros().toPlainString()
        : value.toString();
  }

  private String refused(String got) {
    return name() + " is " + got + "; allowed: " + allowed();
  }

  /** What the field takes, in words. */
  public String allowed() {
    if (!choices().isEmpty()) {
      return String.join(", ", choices());
    } else if (type() == Boolean.class) {
      return "true, false";
    } else if (Number.class.isAssignableFrom(type())) {
      return allowedNumbers();
    } else if (type() == ImagePlus.class) {
      return "the title of an open image";
    } else if (type() == File.class) {
      return isFolder() ? "a folder" : "a file";
    }
    return "any text";
  }

  private String allowedNumbers() {
    String kind = type() == Double.class ? "a number" : "a whole number";
    Object min = minimum();
    Object max = maximum();
    if (min != null && max != null) {
      return kind + " from " + number(min) + " to " + number(max);
    } else if (min != null) {
      return kind + " not below " + number(min);
    }
    return max == null ? kind : kind + " not above " + number(max);
  }

  /** Whether the field names a folder. */
  public boolean isFolder() {
    return style().contains("directory");
  }

  /** Whether the field names a file or a folder. */
  public boolean isFile() {
    return type() == File.class;
  }

  /** Whether the field is a text that may be the title of an open image, used as a mask. */
  public boolean isMask() {
    return style().contains(MASK_STYLE);
  }

  private String style() {
    return item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
  }

  /** The value of a field as a text that {@link #parse} reads: 1 for 1.0, nothing for null. */
  public static String text(Object value) {
    return value == null ? "" : number(value);
  }
}
