// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Source;
import io.poisonlab.source.NamedData;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** The key {@code dataset} of a plan: a name, or a file and its format. */
final class DatasetEntry {
  private DatasetEntry() {}

  static Dataset read(YamlMap root, Path folder) {
    if (!root.isMap("dataset")) {
      String name =
          root.text("dataset")
              .orElseThrow(() ->
                  root.error(
                      "the key \"dataset\" is missing: a name of %s, or {file, target}"
                          .formatted(NamedData.names())));
      return root.inPlace("dataset", () -> NamedData.read(name));
    }
    YamlMap entry = root.map("dataset");
    entry.allow(
        "file",
        "target",
        "nullable",
        "nominal",
        "texts",
        OmissionKeys.IGNORE,
        OmissionKeys.MISSING,
        OmissionKeys.SKIP_UNLABELLED);
    String file = entry.text("file").orElseThrow(() -> entry.error("the key \"file\" is missing"));
    Path path = folder.resolve(file);
    String target =
        entry
            .text("target")
            .or(() -> DataReader.knownFormat(path).map(CsvFormat::target))
            .orElseThrow(() -> entry.error("the key \"target\" is missing"));
    CsvFormat format =
        new CsvFormat(
            target,
            Set.copyOf(entry.texts("nominal")),
            Set.copyOf(entry.texts("nullable")),
            Set.copyOf(entry.texts("texts")),
            OmissionKeys.read(entry));
    return DataReader.read(path, format);
  }

  /**
   * Returns the entry that reads the data set again.
   *
   * @throws IllegalArgumentException for a data set made in memory, which no file can name
   */
  static Object write(Dataset data) {
    return switch (data.source().kind()) {
      case BUNDLED, FETCHED, GENERATED -> data.source().location();
      case FILE -> {
        SequencedMap<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", data.source().location());
        entry.put("target", data.labels().target());
        CsvFormat format = CsvFormat.of(data);
        entry.put("nullable", format.nullable().stream().sorted().toList());
        entry.put("nominal", format.nominal().stream().sorted().toList());
        if (!format.texts().isEmpty()) {
          entry.put("texts", format.texts().stream().sorted().toList());
        }
        OmissionKeys.write(format.omissions(), entry);
        yield entry;
      }
      case MEMORY ->
          throw new IllegalArgumentException(
              "data set \"%s\" was made in memory; write it to a CSV file to name it in a plan"
                  .formatted(data.name()));
    };
  }

  /** Returns whether {@link #write} can name this data set. */
  static boolean isNameable(Dataset data) {
    return data.source().kind() != Source.Kind.MEMORY;
  }
}
