// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.generator.Blobs;
import io.poisonlab.random.Seed;
import io.poisonlab.recording.Tags;
import io.poisonlab.tracking.DatasetInput;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DatasetFinderTest {
  private static final String COLUMNS =
      """
      {"mlflow_colspec": [{"type": "double", "name": "x", "required": true},
        {"type": "string", "name": "y", "required": true}]}
      """;

  @TempDir Path folder;

  @Test
  void aBundledSetIsFoundByItsName() {
    assertThat(found(source("poisonlab:iris"), "{}", Datasets.iris().fingerprint().sha256()))
        .isEqualTo(new Found.Present<>(Datasets.iris()));
  }

  @Test
  void aGeneratedSetIsDrawnAgain() {
    Dataset blobs = new Blobs(40, 2, 2, 1).generate(new Seed(8));

    assertThat(
            found(
                source("poisonlab:" + blobs.source().location()),
                "{}",
                blobs.fingerprint().sha256()))
        .isEqualTo(new Found.Present<>(blobs));
    assertThat(found(source("poisonlab:blobs(seed=9)"), "{}", blobs.fingerprint().sha256()))
        .isInstanceOfSatisfying(
            Found.Absent.class,
            absent -> assertThat(absent.reason()).contains("has changed since"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"uri\": \"poisonlab:roses\"} | no data set is called \"roses\"",
        "{\"uri\": \"memory\"} | there is no file or folder \"memory\" here",
        "{\"uri\": \"\"} | there is no file or folder",
        "{} | there is no file or folder",
        "no json | its source is no path",
        "{\"uri\": \"a\\u0000b\"} | its source is no path",
      })
  void whatCannotBeFoundIsAbsentWithTheReason(String source, String words) {
    assertThat(found(source, COLUMNS, "0"))
        .isInstanceOfSatisfying(
            Found.Absent.class, absent -> assertThat(absent.reason()).contains(words));
  }

  @Test
  void aFolderWithoutClassesIsNoDataSet() {
    assertThat(found(source(folder.toString()), COLUMNS, "0"))
        .isInstanceOfSatisfying(
            Found.Absent.class,
            absent -> assertThat(absent.reason()).contains("does not read as it did"));
  }

  /** A run on a server may name any file of this machine: nothing of it must show. */
  @Test
  void aFileThatIsNoSuchDataSetIsNotQuoted() throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "user:hunter2\n");
    for (String columns : List.of(COLUMNS, "{}", "no json")) {
      assertThat(found(source(secret.toString()), columns, "0"))
          .isInstanceOfSatisfying(
              Found.Absent.class, absent -> assertThat(absent.reason()).doesNotContain("hunter2"));
    }
  }

  @Test
  void aRunThatSaysNothingOfItsDataHasNone() {
    assertThat(DatasetFinder.find(run(List.of(), Map.of(Tags.DATASET, "0"))))
        .isInstanceOf(Found.Absent.class);
    assertThat(DatasetFinder.find(run(List.of(input(source("poisonlab:iris"), "{}")), Map.of())))
        .isInstanceOf(Found.Absent.class);
  }

  private static Found<Dataset> found(String source, String schema, String sha256) {
    return DatasetFinder.find(run(List.of(input(source, schema)), Map.of(Tags.DATASET, sha256)));
  }

  private static String source(String uri) {
    return JsonMapper.shared()
        .writeValueAsString(JsonMapper.shared().createObjectNode().put("uri", uri));
  }

  private static DatasetInput input(String source, String schema) {
    return new DatasetInput("data", "0", "local", source, schema, "{}", "training");
  }

  private static RunInfo run(List<DatasetInput> inputs, Map<String, String> tags) {
    return new RunInfo(
        "0".repeat(32),
        "1",
        "run",
        RunStatus.FINISHED,
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        Map.of(),
        Map.of(),
        tags,
        inputs);
  }
}
