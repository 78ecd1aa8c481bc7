package ecm.report.page;

import ecm.base.Warning;
import java.util.List;

/** Warnings on a page of HTML: what was found, and what to do, worst first. */
public final class WarningList {

  private WarningList() {}

  /** Adds the list; nothing if there are none. */
  public static void write(Html page, List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    page.open("ul", "reasons");
    for (Warning warning : warnings) {
      page.item(
          warning.severity().key(),
          warning.severity().key() + ": " + warning.text() + ".",
          warning.advice().isEmpty() ? "" : "Do this: " + warning.advice() + ".");
    }
    page.close("ul");
  }
}
