// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one column of a CSV file and decides what kind of column it is. */
final class CsvColumn {
  private enum Kind {
    UNKNOWN,
    NUMERIC,
    NOMINAL,
    TEXT
  }

  /** What other programs write for a missing value. */
  private static final Set<String> MARKS =
      Set.of("na", "n/a", "#n/a", "null", "none", "missing", "?", "-", ".");

  private static final int MAX_SHOWN = 40;
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  private final Source source;
  private final String name;
  private final boolean target;
  private final boolean nullable;
  private final boolean declared;
  private final CsvOmissions omissions;
  private final DoubleStream.Builder numbers = DoubleStream.builder();
  private final IntStream.Builder codes = IntStream.builder();
  private final Map<String, Integer> codeOf = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private Kind kind;
  private int missingSoFar;
  private int gaps;
  private long firstGap;
  private @Nullable CsvTrouble trouble;

  CsvColumn(Source source, String name, CsvFormat format) {
    this.source = source;
    this.name = name;
    this.target = name.equals(format.target());
    this.nullable = !target && format.isNullable(name);
    this.omissions = format.omissions();
    boolean texts = format.texts().contains(name);
    this.declared = target || texts || format.nominal().contains(name);
    this.kind = texts ? Kind.TEXT : declared ? Kind.NOMINAL : Kind.UNKNOWN;
  }

  String name() {
    return name;
  }

  /** Returns whether it holds the class. */
  boolean isTarget() {
    return target;
  }

  /** Returns whether it is left out of the data. */
  boolean isIgnored() {
    return omissions.columns().contains(name);
  }

  /** Returns whether a row is left out for what it has in this column: no class. */
  boolean skipsRow(String written) {
    return target
        && !isIgnored()
        && omissions.unlabelledRows()
        && omissions.isMissing(written.strip());
  }

  void add(String written, long line) {
    String cell = written.strip();
    if (trouble != null) {
      return; // the column cannot be read, but others are still to be looked at
    }
    if (omissions.isMissing(cell)) {
      firstGap = gaps == 0 ? line : firstGap;
      gaps++;
      addMissing();
      return;
    }
    if (kind == Kind.UNKNOWN) {
      if (WITH_COMMA.matcher(cell).matches()) {
        spoil(
            cell,
            line,
            "%s: found \"%s\", a number with a comma; write it with a decimal point, or declare the column nominal",
            true);
        return;
      }
      kind = Numerals.parse(cell) == null ? Kind.NOMINAL : Kind.NUMERIC;
      for (int i = 0; i < missingSoFar; i++) {
        addMissing();
      }
    }
    switch (kind) {
      case NOMINAL -> codes.add(codeOf.computeIfAbsent(cell, _ -> codeOf.size()));
      case TEXT -> texts.add(cell);
      case UNKNOWN, NUMERIC -> addNumber(cell, line);
    }
  }

  private void addNumber(String cell, long line) {
    Double value = Numerals.parse(cell);
    if (value == null) {
      spoil(
          cell,
          line,
          "%s: found text \"%s\" in a numeric column; mend the cell, declare the column nominal, or name the text as one that means a missing value (--missing)",
          true);
    } else if (!Double.isFinite(value)) {
      spoil(
          cell,
          line,
          "%s: found \"%s\"; numbers must be finite, and a missing value is an empty cell of a nullable column, or a text that is named as one (--missing)",
          false);
    } else {
      numbers.add(value);
    }
  }

  private void spoil(String cell, long line, String message, boolean mendedByNominal) {
    trouble =
        new CsvTrouble(
            name,
            message.formatted(place(line), brief(cell)),
            "\"%s\" on line %d".formatted(brief(cell), line),
            mendedByNominal);
  }

  /** Returns why the column cannot be read, if so. */
  Optional<CsvTrouble> trouble() {
    return Optional.ofNullable(trouble).or(this::mark);
  }

  private void addMissing() {
    switch (kind) {
      case UNKNOWN -> missingSoFar++;
      case NUMERIC -> numbers.add(Double.NaN);
      case NOMINAL -> codes.add(NominalColumn.MISSING);
      case TEXT -> texts.add("");
    }
  }

  /** Returns how many values are missing although none may be. */
  int gaps() {
    return nullable ? 0 : gaps;
  }

  /** Returns the line of the first value that is missing. */
  long firstGap() {
    return firstGap;
  }

  /** Returns the column; one without any value counts as numeric. */
  Column toColumn() {
    if (kind == Kind.NOMINAL) {
      return NominalColumn.of(name, nullable, categories(), sortedCodes());
    }
    if (kind == Kind.TEXT) {
      return TextColumn.of(name, texts);
    }
    double[] missing = new double[missingSoFar];
    Arrays.fill(missing, Double.NaN);
    return NumericColumn.of(
        name, nullable, kind == Kind.UNKNOWN ? missing : numbers.build().toArray());
  }

  /** Finds numbers beside a single mark: what they are must not depend on which comes first. */
  private Optional<CsvTrouble> mark() {
    if (declared || kind != Kind.NOMINAL || codeOf.size() < 2) {
      return Optional.empty();
    }
    List<String> texts =
        codeOf.keySet().stream().filter(text -> Numerals.parse(text) == null).limit(2).toList();
    return texts.size() == 1 && MARKS.contains(texts.getFirst().toLowerCase(Locale.ROOT))
        ? Optional.of(
            new CsvTrouble(
                name,
                "%s, column \"%s\": found numbers and \"%s\"; where that means a missing value, say so (--missing %s), else declare the column nominal (--nominal %s)"
                    .formatted(source.location(), name, texts.getFirst(), texts.getFirst(), name),
                "numbers and \"%s\"".formatted(texts.getFirst()),
                true))
        : Optional.empty();
  }

  Labels toLabels() {
    return Labels.of(name, categories(), sortedCodes());
  }

  private List<String> categories() {
    List<String> sorted = new ArrayList<>(codeOf.keySet());
    sorted.sort(null);
    return sorted;
  }

  /** Returns for each row the place of its category among the sorted ones. */
  private int[] sortedCodes() {
    List<String> sorted = categories();
    int[] place = new int[sorted.size()];
    for (int i = 0; i < place.length; i++) {
      place[codeOf.getOrDefault(sorted.get(i), 0)] = i;
    }
    return codes
        .build()
        .map(code -> code == NominalColumn.MISSING ? NominalColumn.MISSING : place[code])
        .toArray();
  }

  private static String brief(String cell) {
    return cell.length() <= MAX_SHOWN ? cell : cell.substring(0, MAX_SHOWN) + "…";
  }

  private String place(long line) {
    return "%s, line %d, column \"%s\"".formatted(source.location(), line, name);
  }
}
