package ecm.command.base;

import ecm.base.InvalidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Tells all that is wrong at once, so that nobody mends one field only to be told of the next. */
public final class Faults {

  private Faults() {}

  /**
   * Checks each of several things.
   *
   * @throws InvalidInput with the sentences of all that are wrong, in their order
   */
  public static <T> void inAll(Collection<T> things, Consumer<T> check) {
    List<InvalidInput> faults = new ArrayList<>();
    for (T thing : things) {
      try {
        check.accept(thing);
      } catch (InvalidInput e) {
        faults.add(e);
      }
    }
    if (faults.size() == 1) {
      throw faults.get(0);
    }
    if (!faults.isEmpty()) {
      List<String> sentences = faults.stream().map(InvalidInput::getMessage).toList();
      throw new InvalidInput(String.join("; ", sentences), faults.get(0));
    }
  }
}
