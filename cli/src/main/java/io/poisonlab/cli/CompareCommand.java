// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunTracker;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows in what runs differ. */
@Command(
    name = "compare",
    description = {
      "Show the params and metrics in which runs differ, side by side.",
      "The beginning of a run id suffices where it is unique in the experiment."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab compare 3f2c91d07be84d3c9a6f5d0c1b2a7e48 9d41c0aa5e2b4b0f8c7e6d5f4a3b2c1d",
      "  poisonlab compare 3f2c91 9d41c0 77ab01"
    })
final class CompareCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private TrackingOptions tracking = new TrackingOptions();

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Two runs or more, by id.")
  private List<String> runs = new ArrayList<>();

  CompareCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (RunTracker tracker = tracking.open(shell)) {
      RunFinder finder = new RunFinder(shell, tracking, tracker);
      List<RunInfo> found = runs.stream().map(finder::find).toList();
      TextTable table = new TextTable().words("");
      found.forEach(run -> table.numbers(run.id().substring(0, 8)));
      table.row(row("run", found, RunInfo::name));
      table.row(row("status", found, run -> run.status().name()));
      long same =
          differences(table, found, RunInfo::params) + differences(table, found, RunInfo::metrics);
      shell.console().show(table);
      shell.console().line("");
      shell.console().line(same + " other params and metrics are equal in all of them.");
    }
    return ExitCode.OK;
  }

  /** Adds a row for each name whose values differ, and returns how many names have equal ones. */
  private static long differences(
      TextTable table, List<RunInfo> found, Function<RunInfo, Map<String, ?>> values) {
    TreeSet<String> names = new TreeSet<>();
    found.forEach(run -> names.addAll(values.apply(run).keySet()));
    long same = 0;
    for (String name : names) {
      long different =
          found.stream()
              .map(run -> Optional.ofNullable(values.apply(run).get(name)))
              .distinct()
              .count();
      if (different > 1) {
        table.row(row(name, found, run -> written(values.apply(run).get(name))));
      } else {
        same++;
      }
    }
    return same;
  }

  private static List<String> row(
      String name, List<RunInfo> found, Function<RunInfo, String> value) {
    List<String> row = new ArrayList<>(List.of(name));
    found.forEach(run -> row.add(value.apply(run)));
    return row;
  }

  private static String written(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "–";
      case Double number ->
          new BigDecimal(number, new MathContext(6)).stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }
}
