package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links and pictures of the documentation are there; messages it explains are those of the code.
 */
class DocumentationTest {

  private static final Path DOCS = Path.of("docs");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

  private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  static List<Path> pages() throws IOException {
    return files(DOCS, ".md");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
      assertTrue(Files.exists(page.resolveSibling(link.group(1)).normalize()), link.group(1));
    }
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    String index = Files.readString(DOCS.resolve("commands").resolve("README.md"));
    for (Path page : pages()) {
      boolean command = page.getParent().endsWith("commands");
      String link = command && !page.endsWith("README.md") ? page.getFileName().toString() : "";
      assertTrue(
          link.isEmpty() ? text.contains(page.toString()) : index.contains("(" + link + ")"),
          page.toString());
    }
  }

  @Test
  void picturesAreSmallAndAllAreShown() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(Path.of("README.md")));
    for (Path page : pages()) {
      text.append(Files.readString(page));
    }
    long total = 0;
    for (Path picture : files(DOCS.resolve("images"), ".png")) {
      assertTrue(Files.size(picture) <= 120_000, picture + " is " + Files.size(picture));
      assertTrue(text.indexOf(picture.getFileName().toString()) >= 0, picture.toString());
      total += Files.size(picture);
    }
    assertTrue(total > 0 && total <= 1_500_000, "all pictures: " + total + " bytes");
  }

  /** Fixed parts of a message, between dots for what varies, stand in one source file. */
  @Test
  void everyMessageExplainedIsStillInTheSources() throws IOException {
    List<String> sources = new java.util.ArrayList<>();
    for (Path source : files(Path.of("src", "main", "java"), ".java")) {
      sources.add(JOINED.matcher(Files.readString(source)).replaceAll("").replace("%%", "%"));
    }
    List<String> messages =
        MESSAGE
            .matcher(Files.readString(DOCS.resolve("troubleshooting.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertFalse(messages.isEmpty());
    assertEquals(
        List.of(),
        messages.stream()
            .filter(m -> sources.stream().noneMatch(source -> hasAll(source, m)))
            .toList());
  }

  private static boolean hasAll(String source, String message) {
    return Stream.of(message.split("…")).map(String::strip).allMatch(source::contains);
  }
}
