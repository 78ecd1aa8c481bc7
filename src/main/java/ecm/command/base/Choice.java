package ecm.command.base;

import ecm.base.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants of an enum as the texts of a choice: {@code MEAN_TEMPLATE} is mean-template. */
public final class Choice {

  private Choice() {}

  /** The text of a constant. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The texts of all constants, in order. */
  static List<String> texts(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Choice::text).toList();
  }

  /**
   * The constant of a text.
   *
   * @throws InvalidInput if there is none
   */
  public static <E extends Enum<E>> E of(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (text(constant).equals(text)) {
        return constant;
      }
    }
    throw new InvalidInput(
        "'" + text + "' is not known; allowed: " + String.join(", ", texts(type)));
  }
}
