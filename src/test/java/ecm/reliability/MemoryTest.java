package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit into memory is refused with the numbers, or made piece by piece. */
@Tag("slow")
class MemoryTest {

  private static final int MEGABYTES = 128;

  @TempDir Path folder;

  @Test
  void whatDoesNotFitIsForeseen() throws IOException {
    String said = ChildJvm.run(MEGABYTES, MemoryProgram.class, folder.toString());
    List<String> answers = said.lines().filter(line -> line.startsWith("> ")).toList();
    assertEquals(4, answers.size(), said);
    assertMatches(
        "width x height x frames is 16384 x 16384 x 1000000, a stack of"
            + " 536870912 MB, but Java may use \\d+ MB: ask for a smaller stack.*",
        answers.get(0));
    assertMatches(
        "the maps of 4096 x 4096 pixels take 1343 MB, but only \\d+ of Java's \\d+"
            + " MB of memory are free: crop the stack, or give Java more memory",
        answers.get(1));
    assertMatches(
        "the maps of 351 windows of 256 x 192 pixels take 208 MB, but only \\d+"
            + " of Java's \\d+ MB of memory are free: give a longer step, or give Java more memory",
        answers.get(2));
    assertEquals("> true 20000 7", answers.get(3), "virtual, all frames, moved back");
    assertTrue(said.contains("a copy of 492 MB does not fit into the"), said);
  }

  private static void assertMatches(String pattern, String answer) {
    assertTrue(answer.matches("> " + pattern), answer);
  }
}
