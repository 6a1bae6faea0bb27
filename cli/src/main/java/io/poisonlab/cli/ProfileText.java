// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.profile.ColumnProfile;
import io.poisonlab.profile.DataProfile;
import io.poisonlab.profile.Distribution;
import io.poisonlab.profile.Exactness;
import io.poisonlab.profile.LabelProfile;
import io.poisonlab.profile.NominalProfile;
import io.poisonlab.profile.NumericProfile;
import io.poisonlab.profile.ValueCount;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A profile of data for a person. */
final class ProfileText {
  private static final String MEDIAN = "p50";
  private static final int SHOWN = 3;
  private static final String TOO_LARGE = "too large";
  private static final double PER_CENT = 100;

  private final Console console;

  ProfileText(Console console) {
    this.console = console;
  }

  void show(DataProfile profile) {
    console.line(
        "%s: %d rows, digest %s"
            .formatted(profile.name(), profile.rows(), profile.content().brief()));
    console.line("");
    show(profile.labels());
    console.line("");
    TextTable table =
        new TextTable()
            .words("column")
            .numbers("missing")
            .numbers("distinct")
            .numbers("min")
            .numbers("median")
            .numbers("max")
            .numbers("mean")
            .numbers("sd")
            .words("most frequent");
    profile.columns().forEach(column -> table.row(cells(column)));
    console.show(table);
    if (!profile.exactness().equals(Exactness.EXACT)) {
      console.line("");
      console.line(
          String.format(
              Locale.ROOT,
              "Estimated: distinct to %.1f %% (one standard error), ranks of quantiles to %.2f %%, counts of"
                  + " frequent values to %.2f %% of all rows; the rest is counted.",
              PER_CENT * profile.exactness().distinct(),
              PER_CENT * profile.exactness().rank(),
              PER_CENT * profile.exactness().top()));
    }
  }

  private void show(LabelProfile labels) {
    TextTable table = new TextTable().words(labels.target()).numbers("rows").numbers("share");
    for (ValueCount each : labels.classes()) {
      table.row(
          List.of(
              each.value(),
              Long.toString(each.count()),
              String.format(Locale.ROOT, "%.1f %%", PER_CENT * labels.share(each.value()))));
    }
    console.show(table);
    if (labels.missing() > 0) {
      console.line("%d rows have no class".formatted(labels.missing()));
    }
  }

  private static List<String> cells(ColumnProfile column) {
    String missing = Long.toString(column.missing());
    String distinct = Long.toString(column.distinct());
    return switch (column) {
      case NumericProfile numbers ->
          numbers
              .distribution()
              .map(spread ->
                  List.of(
                      numbers.name(),
                      missing,
                      distinct,
                      number(spread.min()),
                      number(spread.quantiles().getOrDefault(MEDIAN, spread.min())),
                      number(spread.max()),
                      spread.mean().map(ProfileText::number).orElse(TOO_LARGE),
                      spread.deviation().map(ProfileText::number).orElse(absent(spread, numbers)),
                      ""))
              .orElse(List.of(numbers.name(), missing, distinct, "", "", "", "", "", ""));
      case NominalProfile names ->
          List.of(
              names.name(),
              missing,
              distinct,
              "",
              "",
              "",
              "",
              "",
              names.top().stream()
                  .limit(SHOWN)
                  .map(each -> "%s (%d)".formatted(each.value(), each.count()))
                  .collect(Collectors.joining(", ")));
    };
  }

  private static String absent(Distribution spread, NumericProfile numbers) {
    return numbers.count() == 1 && spread.mean().isPresent() ? "–" : TOO_LARGE;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
