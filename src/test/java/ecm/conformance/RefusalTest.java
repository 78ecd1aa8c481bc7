package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Makes calls that must be refused, through every door, and looks at what they leave behind. */
abstract class RefusalTest {

  /**
   * A call and what its refusal must say.
   *
   * @param label of the menu entry
   * @param image makes the active image; null for none
   * @param options by field name
   * @param words that the sentence holds
   */
  record Case(
      String label, Supplier<ImagePlus> image, Map<String, String> options, List<String> words) {

    @Override
    public String toString() {
      return label + " " + options + " " + words;
    }
  }

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void closeImages() {
    OpenImages.closeAll();
  }

  final void assertRefused(Case refused) {
    for (Door door : Door.values()) {
      assertRefused(refused, door);
    }
  }

  final void assertRefused(Case refused, Door door) {
    Before before = Before.now(folder);
    ImagePlus image = refused.image().get();
    Door.Call call = new Door.Call(refused.label(), image, refused.options());
    String sentence = door.refusal(call, folder);
    String where = door + ": " + sentence;
    assertNotNull(sentence, door + " refuses");
    String leaf = refused.label().replace("...", "") + ": ";
    assertTrue(sentence.startsWith(leaf), where);
    refused.words().forEach(word -> assertTrue(sentence.contains(word), where));
    assertFalse(sentence.matches(".*(Exception|unexpected|\\bnull\\b|ecm\\.[a-z]+\\.).*"), where);
    assertEquals(-1, sentence.indexOf('\n'), where);
    before.assertUnchanged(folder, image);
    OpenImages.closeAll();
  }
}
