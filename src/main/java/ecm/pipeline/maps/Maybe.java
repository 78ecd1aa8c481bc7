package ecm.pipeline.maps;

import java.util.Optional;
import java.util.function.Function;

/**
 * A result, or the reason why there is none.
 *
 * @param value the result; empty if there is none
 * @param reason why there is none, a sentence without full stop; empty if there is one
 */
public record Maybe<T>(Optional<T> value, String reason) {

  /** A result. */
  public static <T> Maybe<T> of(T value) {
    return new Maybe<>(Optional.of(value), "");
  }

  /** No result. */
  public static <T> Maybe<T> not(String reason) {
    return new Maybe<>(Optional.empty(), reason);
  }

  /** What follows from the result; the same reason if there is none. */
  public <R> Maybe<R> map(Function<T, R> function) {
    return new Maybe<>(value.map(function), reason);
  }
}
