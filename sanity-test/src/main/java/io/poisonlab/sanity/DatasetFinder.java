// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.recording.Tags;
import io.poisonlab.source.NamedData;
import io.poisonlab.tracking.DatasetInput;
import io.poisonlab.tracking.RunInfo;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the clean data of a run again: by their name, which may be a generator with its settings,
 * or by the path of a file. What is found counts only if its content has the SHA-256 that the run
 * recorded.
 */
final class DatasetFinder {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NAMED = "poisonlab:";

  private DatasetFinder() {}

  static Found<Dataset> find(RunInfo run) {
    Optional<String> wanted = Optional.ofNullable(run.tags().get(Tags.DATASET));
    if (wanted.isEmpty() || run.inputs().isEmpty()) {
      return new Found.Absent<>(
          "the run does not record which data it used, so that they cannot be found again");
    }
    DatasetInput input = run.inputs().getFirst();
    return read(input)
        .then(data -> {
          String found = data.fingerprint().sha256();
          return found.equals(wanted.get())
              ? new Found.Present<>(data)
              : new Found.Absent<>(
                  "data set \"%s\" has changed since: SHA-256 %s, the run says %s"
                      .formatted(data.source().location(), found, wanted.get()));
        });
  }

  private static Found<Dataset> read(DatasetInput input) {
    try {
      JsonNode source = JSON.readTree(input.source());
      String uri = source.path("uri").asString("");
      if (uri.startsWith(NAMED)) {
        return named(input, uri.substring(NAMED.length()));
      }
      Path file = Path.of(uri);
      if (uri.isEmpty() || !Files.exists(file)) {
        return new Found.Absent<>(
            "data set \"%s\" cannot be found again: there is no file or folder \"%s\" here"
                .formatted(input.name(), uri));
      }
      return new Found.Present<>(
          DataReader.read(
              file, format(input, texts(source.path("texts"))).without(omissions(source))));
    } catch (JacksonException | InvalidPathException e) {
      return new Found.Absent<>(
          "data set \"%s\" cannot be found again: its source is no path".formatted(input.name()));
    } catch (DataFormatException e) {
      return new Found.Absent<>(
          "data set \"%s\" has changed since: it does not read as it did".formatted(input.name()));
    } catch (IllegalArgumentException e) {
      return new Found.Absent<>(
          "data set \"%s\" cannot be found again: %s".formatted(input.name(), e.getMessage()));
    }
  }

  private static Found<Dataset> named(DatasetInput input, String name) {
    try {
      return new Found.Present<>(NamedData.read(name));
    } catch (DataFormatException e) {
      return new Found.Absent<>(
          "data set \"%s\" cannot be found again: %s".formatted(input.name(), e.getMessage()));
    }
  }

  private static CsvOmissions omissions(JsonNode source) {
    return new CsvOmissions(
        texts(source.path("ignore")),
        texts(source.path("missing")),
        source.path("skip_unlabelled").asBoolean(false));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  /** The recorded schema lists the features, then the target. */
  private static CsvFormat format(DatasetInput input, Set<String> texts) {
    JsonNode columns = JSON.readTree(input.schema()).path("mlflow_colspec");
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the run records no columns");
    }
    Set<String> nominal = new HashSet<>();
    Set<String> nullable = new HashSet<>();
    for (int i = 0; i < columns.size() - 1; i++) {
      String name = columns.path(i).path("name").asString("");
      if (columns.path(i).path("type").asString("").equals("string") && !texts.contains(name)) {
        nominal.add(name);
      }
      if (!columns.path(i).path("required").asBoolean(true)) {
        nullable.add(name);
      }
    }
    String target = columns.path(columns.size() - 1).path("name").asString("");
    return new CsvFormat(target, nominal, nullable).withTexts(texts);
  }
}
