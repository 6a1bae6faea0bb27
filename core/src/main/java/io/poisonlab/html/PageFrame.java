// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.html;

import io.poisonlab.attack.Taxonomy;
import java.util.List;
import java.util.stream.Collectors;

/** What pages have in common: head, style, warnings, and how they end. None needs a network. */
public final class PageFrame {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --paper: #fff; --ink: #222; --faint: #5f6368; --grid: #d9dde2;
        --quiet: #9aa7b4; --flag: #d55e00; --warn: #fff4e5;
        --c0: #0072b2; --c1: #e69f00; --c2: #009e73; --c3: #cc79a7; --c4: #56b4e9; --c5: #7a5195; --c6: #555555; }
      @media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e8eaed; --faint: #a3a9b1;
        --grid: #3a3f45; --quiet: #66727e; --flag: #ff8a3d; --warn: #33270f;
        --c0: #4aa8e0; --c1: #f0b93a; --c2: #2fc39b; --c3: #e39cc6; --c4: #8fd0f5; --c5: #b08fd0; --c6: #bbb; } }
      body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
        max-width: 1180px; margin: 0 auto; padding: 1.5rem; }
      h1 { font-size: 1.5rem; margin: 0 0 .2rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .4rem; }
      h1, h2 { overflow-wrap: anywhere; }
      .faint { color: var(--faint); margin: .2rem 0; overflow-wrap: anywhere; }
      .warning { background: var(--warn); border-left: 4px solid var(--flag); margin: .4rem 0; padding: .5rem .8rem; }
      .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 1.5rem;
        align-items: start; margin: 1rem 0; }
      svg { width: 100%; height: auto; display: block; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
      svg .tick { fill: var(--faint); font-size: 12px; } svg .middle { text-anchor: middle; } svg .end { text-anchor: end; }
      .axis { stroke: var(--faint); } .frame { fill: none; stroke: var(--grid); } .quiet { fill: var(--quiet); }
      .flag { fill: var(--flag); } .ring { fill: none; stroke: var(--flag); stroke-width: 2; }
      .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); }
      .c4 { fill: var(--c4); } .c5 { fill: var(--c5); } .c6 { fill: var(--c6); }
      .wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .8rem 0; }
      th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--grid); vertical-align: top; }
      th { color: var(--faint); font-weight: 600; white-space: nowrap; } tr.flagged td:first-child { border-left: 4px solid var(--flag); padding-left: .5rem; }
      tr td:first-child, tr th:first-child { padding-left: .75rem; } .wide th { white-space: normal; } .wide td { white-space: nowrap; }
      summary { color: var(--faint); cursor: pointer; } details { overflow-wrap: anywhere; }
      @media (max-width: 640px) { body { padding: .8rem; } .rows tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--grid); }
        .rows tr:first-child { display: none; } .rows td { display: inline-block; border: 0; padding: 0 .6rem 0 0; }
        .rows td:empty { display: none; } .rows td[data-is]::before { content: attr(data-is) " "; color: var(--faint); }
        .rows td:last-child { display: block; padding: 0 0 0 .75rem; } .rows tr.flagged { border-left: 4px solid var(--flag); }
        .rows tr.flagged td:first-child { border-left: 0; padding-left: .75rem; } }
      """;

  private PageFrame() {}

  /**
   * Begins a page that runs no script.
   *
   * @param title its title and first heading, no markup yet
   */
  public static StringBuilder begin(String title) {
    return begin(title, "", List.of());
  }

  /**
   * Begins a page. Its security policy lets these scripts run, no other, and fetches nothing.
   *
   * @param title its title and first heading, no markup yet
   * @param style what is added to the style of all pages
   * @param scripts the scripts whose elements the page will hold
   */
  public static StringBuilder begin(String title, String style, List<PageScript> scripts) {
    String allowed =
        scripts.isEmpty()
            ? ""
            : scripts.stream()
                .map(PageScript::source)
                .collect(Collectors.joining(" ", "; script-src ", ""));
    return new StringBuilder(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'%s">
        <title>%s</title>
        <style>
        %s%s</style>
        </head>
        <body>
        <h1>%s</h1>
        """
            .formatted(allowed, Markup.escaped(title), STYLE, style, Markup.escaped(title)));
  }

  /** Adds a paragraph for each warning. */
  public static void warnings(StringBuilder page, List<String> warnings) {
    for (String warning : warnings) {
      page.append(
          "<p class=\"warning\"><b>Warning:</b> %s</p>\n".formatted(Markup.escaped(warning)));
    }
  }

  /** Ends a page with what answers poisoning. */
  public static String end(StringBuilder page) {
    mitigations(page);
    return page.append("</body>\n</html>\n").toString();
  }

  private static void mitigations(StringBuilder page) {
    page.append("<h2>What answers poisoning</h2>\n<table>\n");
    for (Taxonomy entry : Taxonomy.mitigations()) {
      page.append(
          Markup.row(
              "td",
              "<tr>",
              List.of(
                  Markup.escaped(entry.scheme() + " " + entry.id()),
                  Markup.escaped(entry.title()))));
    }
    page.append("</table>\n");
  }
}
