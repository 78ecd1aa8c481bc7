package ecm.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A page of HTML, piece by piece; all text is escaped. */
public final class Html {

  private final StringBuilder page = new StringBuilder();

  public Html(String title) {
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(ReportStyle.CSS)
        .append("</style>\n</head>\n<body>\n<main>\n");
  }

  public Html element(String name, String text) {
    page.append('<').append(name).append('>').append(escape(text));
    page.append("</").append(name).append(">\n");
    return this;
  }

  public Html element(String name, String cssClass, String text) {
    page.append('<').append(name).append(" class=\"").append(cssClass).append("\">");
    page.append(escape(text)).append("</").append(name).append(">\n");
    return this;
  }

  public Html open(String name, String cssClass) {
    page.append('<').append(name).append(" class=\"").append(cssClass).append("\">\n");
    return this;
  }

  public Html close(String name) {
    page.append("</").append(name).append(">\n");
    return this;
  }

  /** The first row of a table, all cells headers. */
  public Html header(String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<th scope=\"col\">").append(escape(cell)).append("</th>");
    }
    page.append("</tr>\n");
    return this;
  }

  /** A row of a table; the first cell is its header. */
  public Html row(String header, String... cells) {
    page.append("<tr><th scope=\"row\">").append(escape(header)).append("</th>");
    for (String cell : cells) {
      page.append("<td>").append(escape(cell)).append("</td>");
    }
    page.append("</tr>\n");
    return this;
  }

  /**
   * A cell of a table.
   *
   * @param html its content, escaped
   */
  public record Cell(String html) {

    public static Cell of(String text) {
      return new Cell(escape(text));
    }

    /** What forbids a conclusion. */
    public static Cell bad(String text) {
      return new Cell(text.isEmpty() ? "" : "<span class=\"bad\">" + escape(text) + "</span>");
    }

    /** A link to a file; its path is relative, with slashes. */
    public static Cell link(String text, String path) {
      String href = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
      href = href.replace("%2F", "/");
      return new Cell("<a href=\"" + escape(href) + "\">" + escape(text) + "</a>");
    }

    /** Several texts in one cell. */
    public static Cell joined(List<Cell> cells) {
      return new Cell(String.join(" · ", cells.stream().map(Cell::html).toList()));
    }
  }

  /** A row of a table; the first cell is its header. */
  public Html cells(Cell... cells) {
    page.append("<tr><th scope=\"row\">").append(cells[0].html()).append("</th>");
    for (Cell cell : Arrays.asList(cells).subList(1, cells.length)) {
      page.append("<td>").append(cell.html()).append("</td>");
    }
    page.append("</tr>\n");
    return this;
  }

  /** An item of a list whose beginning stands out. */
  public Html item(String beginning, String rest) {
    page.append("<li><b>").append(escape(beginning)).append("</b> ").append(escape(rest));
    page.append("</li>\n");
    return this;
  }

  /** An item whose beginning has a class of its own. */
  public Html item(String cssClass, String beginning, String rest) {
    page.append("<li><b class=\"").append(cssClass).append("\">").append(escape(beginning));
    page.append("</b> ").append(escape(rest)).append("</li>\n");
    return this;
  }

  /** A PNG inside the page, with its caption. */
  public Html figure(byte[] png, String caption) {
    page.append("<figure><img alt=\"").append(escape(caption));
    page.append("\" src=\"data:image/png;base64,");
    page.append(Base64.getEncoder().encodeToString(png)).append("\">\n<figcaption>");
    page.append(escape(caption)).append("</figcaption></figure>\n");
    return this;
  }

  public String finish() {
    return page + "</main>\n</body>\n</html>\n";
  }

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
