// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown, in the order of the page. */
final class SweepMarkdown {
  private SweepMarkdown() {}

  static String of(SweepContent report) {
    StringBuilder text =
        new StringBuilder("# %s\n\n%s\n".formatted(report.title(), report.scope()));
    report.warnings().forEach(warning -> text.append("\n**Warning:** %s\n".formatted(warning)));
    list(text, "What came out", report.findings());
    report
        .figures()
        .tiles()
        .forEach((what, number) -> text.append("\n**%s** %s\n".formatted(number, what)));
    if (!report.tables().isEmpty()) {
      text.append("\n## The numbers\n");
      report.tables().forEach(table -> text.append('\n').append(table.toMarkdown()));
    }
    list(text, "What was not shown", report.notShown());
    report
        .plan()
        .ifPresent(yaml -> text.append("\n## The plan\n\n```yaml\n%s```\n".formatted(yaml)));
    text.append("\n## Where the numbers come from\n\n");
    report
        .provenance()
        .forEach((what, value) -> text.append("- %s: `%s`\n".formatted(what, value)));
    report.links().forEach((what, uri) -> text.append("- [%s](%s)\n".formatted(what, uri)));
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, List<String> items) {
    if (!items.isEmpty()) {
      text.append(
          items.stream()
              .map("- %s\n"::formatted)
              .collect(Collectors.joining("", "\n## %s\n\n".formatted(heading), "")));
    }
  }
}
