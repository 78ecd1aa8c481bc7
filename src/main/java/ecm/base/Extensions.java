package ecm.base;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What jars add to the suite: classes with a constructor without parameters that a file {@code
 * META-INF/services/<interface>} names. Each is made once. Safe for all threads.
 */
public final class Extensions {

  private static final Map<Class<?>, List<?>> FOUND = new ConcurrentHashMap<>();

  private Extensions() {}

  /**
   * All additions of one kind, in the order in which Java finds them.
   *
   * @param kind an interface of the suite
   * @throws InvalidInput if one of them cannot be loaded, in the words of Java: to pass it over
   *     would give other results without a word
   */
  @SuppressWarnings("unchecked") // a list is put in under the class of its elements
  public static <T> List<T> of(Class<T> kind) {
    return (List<T>) FOUND.computeIfAbsent(kind, Extensions::load);
  }

  private static <T> List<T> load(Class<T> kind) {
    try {
      // the loader of the suite sees all jars of ImageJ's folders, that of the thread may not
      return ServiceLoader.load(kind, kind.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new InvalidInput("an extension of ECM cannot be loaded: " + e.getMessage(), e);
    }
  }
}
