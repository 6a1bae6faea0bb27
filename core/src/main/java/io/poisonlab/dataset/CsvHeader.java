// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import io.poisonlab.parameter.Similar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** Reads the header line of a CSV file. */
final class CsvHeader {
  static final int MAX_COLUMNS = 10_000;

  private static final int MAX_SHOWN = 30;

  /** No column is called so. */
  private static final String NO_TARGET = "";

  private CsvHeader() {}

  /** Returns the columns of data, each name checked. */
  static List<CsvColumn> columns(Source source, CSVRecord record, CsvFormat format) {
    List<String> names = names(source, record);
    check(source, names, format);
    return names.stream().map(name -> new CsvColumn(source, name, format)).toList();
  }

  /**
   * Returns the columns of inputs: those that a table has and the target, which is categories like
   * others here and may be empty; all others are to be ignored.
   */
  static List<CsvColumn> inputs(Source source, CSVRecord record, CsvFormat format, Table table) {
    List<String> names = names(source, record);
    checkInputs(source, names, table);
    return names.stream().map(name -> input(source, name, format, table)).toList();
  }

  /** Returns one column of inputs, as {@link #inputs} has it. */
  static CsvColumn input(Source source, String name, CsvFormat format, Table table) {
    boolean wanted = table.names().contains(name) || name.equals(format.target());
    return new CsvColumn(
        source,
        name,
        new CsvFormat(
            NO_TARGET,
            with(format.nominal(), format.target()),
            with(format.nullable(), format.target()),
            format.texts(),
            new CsvOmissions(
                wanted ? Set.of() : Set.of(name), format.omissions().missing(), false)));
  }

  /** Checks that inputs have the columns that a table has. */
  static void checkInputs(Source source, List<String> names, Table table) {
    List<String> missing = table.names().stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      Set<String> others = new HashSet<>(names);
      table.names().forEach(others::remove);
      throw new DataFormatException(
          "%s has no column \"%s\"%s; inputs need the columns that the model reads, %s"
              .formatted(
                  source.location(),
                  missing.getFirst(),
                  Similar.hint(missing.getFirst(), others),
                  brief(table.names())));
    }
  }

  private static Set<String> with(Set<String> names, String more) {
    Set<String> all = new HashSet<>(names);
    all.add(more);
    return all;
  }

  /** Returns the column names, unique ones. */
  private static List<String> names(Source source, CSVRecord record) {
    List<String> names = record.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      checkName(source, name, names.size());
      if (!seen.add(name)) {
        throw unnamed(source, "column \"%s\" stands twice in the header".formatted(name));
      }
    }
    return names;
  }

  /**
   * Checks the name of a column.
   *
   * @param columns how many there are, with it
   */
  static void checkName(Source source, String name, int columns) {
    if (columns > MAX_COLUMNS) {
      throw new DataFormatException(
          "%s has %d columns, allowed are %d".formatted(source.location(), columns, MAX_COLUMNS));
    }
    if (name.isEmpty()) {
      throw unnamed(source, "a column of the header has no name");
    }
  }

  private static DataFormatException unnamed(Source source, String what) {
    return new DataFormatException(
        "%s: %s; every column needs a name of its own".formatted(source.location(), what));
  }

  /** Checks that a format names columns that are there. */
  static void check(Source source, List<String> names, CsvFormat format) {
    if (format.nullable().contains(format.target())) {
      throw new DataFormatException(
          "%s: target column \"%s\" cannot be nullable; every row needs a class"
              .formatted(source.location(), format.target()));
    }
    if (format.texts().contains(format.target())) {
      throw new DataFormatException(
          "%s: target column \"%s\" cannot be texts; it holds classes"
              .formatted(source.location(), format.target()));
    }
    Set<String> ignored = format.omissions().columns();
    if (ignored.contains(format.target())) {
      throw new DataFormatException(
          "%s: target column \"%s\" cannot be left out; every row needs a class"
              .formatted(source.location(), format.target()));
    }
    Set<String> seen = new HashSet<>(names);
    List<String> asked = new ArrayList<>(List.of(format.target()));
    asked.addAll(format.nominal());
    asked.addAll(format.nullable());
    asked.addAll(format.texts());
    asked.addAll(ignored);
    for (String name : asked) {
      if (!seen.contains(name) && !name.equals(CsvFormat.ALL)) {
        throw new DataFormatException(
            "%s has no column \"%s\"%s; its columns are %s"
                .formatted(source.location(), name, Similar.hint(name, names), brief(names)));
      }
    }
  }

  private static String brief(List<String> names) {
    return names.size() <= MAX_SHOWN
        ? NameList.of(names)
        : "%s and %d more"
            .formatted(NameList.of(names.subList(0, MAX_SHOWN)), names.size() - MAX_SHOWN);
  }
}
