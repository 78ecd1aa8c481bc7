package ecm.report.page;

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
      p.headline { font-size: 17px; font-weight: 600; margin: 0 0 12px; }
      p.lead { color: var(--soft); margin: 0 0 16px; }
      ul.verdict { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap;
                   gap: 8px; }
      ul.verdict li { border: 1px solid var(--line); border-left: 4px solid var(--good);
                      padding: 4px 10px; border-radius: 3px; }
      ul.verdict li.bad { border-left-color: var(--bad); color: var(--bad); }
      ul.reasons { margin: 12px 0 0; padding-left: 20px; max-width: 60em; }
      ul.reasons b { color: var(--bad); font-weight: 600; }
      ul.reasons b.info { color: var(--soft); }
      ul.reasons b.warning { color: #9a5b00; }
      p.fine { color: var(--good); margin: 12px 0 0; }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 14px; }
      th, td { text-align: left; padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line);
               vertical-align: top; font-weight: normal; overflow-wrap: anywhere; }
      th[scope=row] { color: var(--soft); }
      th[scope=col] { font-weight: 600; border-bottom-color: var(--soft); }
      th:first-child { width: 34%; }
      td { font-variant-numeric: tabular-nums; }
      div.figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 22px 18px;
                    align-items: start; }
      figure { margin: 0; break-inside: avoid; }
      figure img { display: block; width: 100%; height: auto; border: 1px solid var(--line);
                   box-sizing: border-box; }
      figcaption { color: var(--soft); font-size: 13px; margin-top: 5px; }
      table.wide { table-layout: auto; font-size: 13.5px; }
      table.wide th:first-child { width: auto; }
      table.headline th:first-child { width: 34%; }
      table.headline th, table.headline td { overflow-wrap: normal; }
      table.headline td:last-child { width: 40%; }
      table.verdicts td:last-child { width: 62%; }
      span.bad, ul.failed { color: var(--bad); }
      a { color: #1f5a96; }
      ul.notes { padding-left: 20px; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px; background: #f6f8fa;
            padding: 10px 12px; margin: 0; }
      @media screen and (max-width: 700px) { div.figures { grid-template-columns: 1fr; } }
      @media print {
        @page { size: A4; margin: 14mm; }
        * { print-color-adjust: exact; }
        main { padding: 0; max-width: none; }
        body { font-size: 10.5px; }
        h2 { font-size: 14px; margin: 16px 0 6px; break-after: avoid; }
        tr, li { break-inside: avoid; }
        figcaption { font-size: 9.5px; }
        div.figures { gap: 12px; }
        table.wide { font-size: 9px; }
        pre { font-size: 8.5px; }
        pre.values { columns: 2; }
      }
      """;

  private ReportStyle() {}
}
