package ecm.report;

/** The look of a report: one column for a laptop, two figures a row, A4 when printed. */
final class ReportStyle {

  static final String CSS =
      """
      :root { --ink: #1c2430; --soft: #5a6675; --line: #d9dee5; --good: #1d6f42; --bad: #a32020; }
      body { margin: 0; color: var(--ink); background: #fff;
             font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
      main { max-width: 1120px; margin: 0 auto; padding: 24px; }
      h1 { font-size: 24px; margin: 0 0 4px; }
      h2 { font-size: 18px; margin: 28px 0 8px; border-bottom: 1px solid var(--line); }
      p.lead { color: var(--soft); margin: 0 0 16px; }
      ul.verdict { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
      ul.verdict li { border: 1px solid var(--line); border-left: 4px solid var(--good);
                      padding: 4px 10px; border-radius: 3px; }
      ul.verdict li.bad { border-left-color: var(--bad); color: var(--bad); }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: 3px 14px 3px 0; border-bottom: 1px solid var(--line);
               vertical-align: top; font-weight: normal; }
      th { color: var(--soft); width: 34%; }
      div.figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px; }
      figure { margin: 0; break-inside: avoid; }
      figure img { width: 100%; height: auto; border: 1px solid var(--line); }
      figcaption { color: var(--soft); font-size: 13px; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px; background: #f6f8fa;
            padding: 10px; }
      @media (max-width: 760px) { div.figures { grid-template-columns: 1fr; } }
      @media print { @page { size: A4; margin: 14mm; } main { padding: 0; max-width: none; }
                     body { font-size: 11px; } }
      """;

  private ReportStyle() {}
}
