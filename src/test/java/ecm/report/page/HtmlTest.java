package ecm.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HtmlTest {

  private static final String NASTY = "<script>\"a\" & 'b'</script>";
  private static final String SAFE = "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;";

  @Test
  void everyCharacterWithAMeaningIsEscapedOnce() {
    assertEquals(SAFE, Html.escape(NASTY));
    assertEquals("&amp;lt;", Html.escape("&lt;"), "text that looks escaped is text, too");
  }

  @Test
  void noTextReachesThePageUnescaped() {
    String page =
        new Html(NASTY)
            .element("h1", NASTY)
            .element("p", "lead", NASTY)
            .header(NASTY, NASTY)
            .row(NASTY, NASTY, NASTY)
            .item(NASTY, NASTY)
            .figure(new byte[] {1, 2, 3}, NASTY)
            .finish();
    assertFalse(page.contains("<script"), page);
    // title, two elements, two header cells, three cells, two parts of an item, two of a figure
    assertEquals(12, page.split(SAFE, -1).length - 1);
  }

  @Test
  void aFigureIsInsideThePage() {
    String page = new Html("t").figure(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "map").finish();
    assertTrue(page.contains("<img alt=\"map\" src=\"data:image/png;base64,iVBORw==\">"), page);
    assertTrue(page.startsWith("<!DOCTYPE html>"));
    assertTrue(page.endsWith("</html>\n"));
  }
}
