package ecm.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.parse.ParseService;

class WindowsPathsTest {

  /** What the parser of the command line makes of a path, written as on Windows. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "C:\\Users\\new\\t.csv,    C:\\Users\\new\\t.csv",
        "C:\\\\Users\\\\new\\\\t.csv, C:\\Users\\new\\t.csv",
        "d:\\t,                    d:\\t",
        "C:\\out\\,                C:\\out\\",
        "\\\\server\\share\\n.csv, \\\\server\\share\\n.csv",
        "C:/Users/new/t.csv,       C:/Users/new/t.csv",
        "/a b/c,                   /a b/c",
      })
  void aPathIsTakenAsItStands(String written, String path) {
    String parameters = "table=\"" + written + "\",n=1";
    try (Context context = new Context(ParseService.class)) {
      var items = context.service(ParseService.class).parse(WindowsPaths.escaped(parameters));
      assertEquals(path, items.asMap().get("table"));
      assertEquals("1", String.valueOf(items.asMap().get("n")));
    }
  }

  @ParameterizedTest
  @CsvSource({"'text=\"a\\tb\"'", "'n=1'", "'a=\"x\",b=\"y\"'"})
  void otherTextsStay(String parameters) {
    assertEquals(parameters, WindowsPaths.escaped(parameters));
  }
}
