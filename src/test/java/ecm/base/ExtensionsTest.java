package ecm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {

  /** Added by {@link Hello}. */
  public interface Greeting {}

  /** Named by a service file of the test tree. */
  public static final class Hello implements Greeting {}

  /** A service file of the test tree names a class for it that is nowhere. */
  public interface Broken {}

  /** Nobody adds to it. */
  public interface Unused {}

  @Test
  void whatServiceFilesNameIsMadeOnce() {
    List<Greeting> found = Extensions.of(Greeting.class);
    assertEquals(1, found.size());
    assertTrue(found.get(0) instanceof Hello);
    assertSame(found.get(0), Extensions.of(Greeting.class).get(0));
    assertEquals(List.of(), Extensions.of(Unused.class));
  }

  @Test
  void anExtensionThatCannotBeLoadedIsNotPassedOver() {
    String sentence =
        assertThrows(InvalidInput.class, () -> Extensions.of(Broken.class)).getMessage();
    assertTrue(sentence.startsWith("an extension of ECM cannot be loaded: "), sentence);
    assertTrue(sentence.contains("ecm.base.Nowhere"), sentence);
  }
}
