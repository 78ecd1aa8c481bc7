package ecm.command;

/** Text of a heading between the fields of a dialog; macros and the recorder pass over it. */
final class Heading {

  private Heading() {}

  static String of(String title) {
    return of(title, "");
  }

  /** A heading with a remark beside it. */
  static String of(String title, String remark) {
    String text = remark.replace("&", "&amp;").replace("<", "&lt;");
    return "<html><b>" + title + "</b>" + (text.isEmpty() ? "" : " - " + text) + "</html>";
  }
}
