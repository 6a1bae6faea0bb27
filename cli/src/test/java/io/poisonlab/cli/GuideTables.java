// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.defence.DefenceProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code inspect} said of each defence on each file, to hold a guide's tables to it. */
final class GuideTables {
  private static final Pattern FILE = Pattern.compile("(\\S+) \\(\\d+ rows?, .*");
  private static final Pattern FLAGGED = Pattern.compile("(\\d+) of \\d+ rows flagged.*");
  private static final Pattern METRIC =
      Pattern.compile("(?:ROC )?(precision|recall|AUC) +(\\d\\.\\d+) +(\\d\\.\\d+)");
  private static final String DEFENCE = "defence";
  private static final String ROWS = "rows flagged";

  private final List<Map<String, String>> findings = new ArrayList<>();

  GuideTables(String output) {
    List<String> ids = DefenceProvider.catalogue().all().stream().map(DefenceProvider::id).toList();
    String file = "";
    for (String line : output.lines().toList()) {
      Matcher named = FILE.matcher(line);
      Matcher flagged = FLAGGED.matcher(line);
      Matcher metric = METRIC.matcher(line);
      String id = line.replaceAll(":.*", "");
      if (named.matches()) {
        file = named.group(1) + ".csv";
      } else if (ids.contains(id)) {
        findings.add(new HashMap<>(Map.of("file", "`" + file + "`", DEFENCE, "`" + id + "`")));
      } else if (flagged.matches()) {
        findings.getLast().put(ROWS, flagged.group(1));
      } else if (metric.matches() && !findings.isEmpty()) {
        findings
            .getLast()
            .putIfAbsent(
                metric.group(1) + " (chance)",
                "%s (%s)".formatted(rounded(metric.group(2)), rounded(metric.group(3))));
      }
    }
  }

  private static String rounded(String number) {
    return String.format(Locale.ROOT, "%.2f", Double.valueOf(number));
  }

  /** Holds every row of every table that names defences: to one finding, and cell by cell. */
  void hold(String text) {
    List<String> header = List.of();
    Map<String, String> before = new HashMap<>();
    for (String line : text.lines().toList()) {
      List<String> cells = cells(line);
      if (cells.isEmpty()) {
        header = List.of();
        before.clear();
      } else if (header.isEmpty()) {
        header = cells;
      } else if (header.contains(DEFENCE) && !cells.getFirst().matches("-+")) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i + 1 < header.size(); i++) {
          row.put(header.get(i), cells.get(i).isEmpty() ? before.get(header.get(i)) : cells.get(i));
        }
        before = row;
        hold(line, row);
      }
    }
  }

  private void hold(String line, Map<String, String> row) {
    Map<String, String> elsewhere = new HashMap<>();
    Map<String, String> here = new HashMap<>(row);
    here.keySet().stream()
        .filter(name -> name.startsWith(ROWS + " on"))
        .toList()
        .forEach(name -> elsewhere.put(ROWS, here.remove(name)));
    assertThat(findings).as(line).anyMatch(found -> found.entrySet().containsAll(here.entrySet()));
    if (!elsewhere.isEmpty()) {
      elsewhere.put(DEFENCE, row.get(DEFENCE));
      assertThat(findings)
          .as(line)
          .anyMatch(found -> found.entrySet().containsAll(elsewhere.entrySet()));
    }
  }

  private static List<String> cells(String line) {
    return line.startsWith("|")
        ? Arrays.stream(line.strip().split("\\|", -1)).skip(1).map(String::strip).toList()
        : List.of();
  }
}
