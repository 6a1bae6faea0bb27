// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.DataReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Texts of one's own, as JSON Lines or in a folder for each class")
class OwnTextsTest {
  private static final String ATTACK = "near-duplicate-flood:rows=30,target=positive";

  @TempDir Path folder;

  /** Every tenth sentence. */
  @BeforeEach
  void write() throws IOException {
    Dataset films = Datasets.bundled("movie-sentences");
    StringBuilder lines = new StringBuilder();
    for (int row : IntStream.range(0, films.size()).filter(i -> i % 10 == 0).toArray()) {
      String text = films.table().column("text").text(row);
      String label = films.labels().name(row);
      Path file = folder.resolve("films/%s/%05d.txt".formatted(label, row));
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
      lines.append(
          "{\"id\": %d, \"review\": \"%s\", \"mood\": \"%s\"}\n"
              .formatted(row, text.replace("\\", "\\\\").replace("\"", "\\\""), label));
    }
    Files.writeString(folder.resolve("films.jsonl"), lines);
  }

  private String out(String... words) {
    CommandRun run = CommandRun.in(folder, words);
    assertThat(run.err()).doesNotContain("error");
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    return run.out();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  @DisplayName("are poisoned, inspected with the truth, and cleaned into a file like them")
  void jsonLines() throws IOException {
    List<String> how = List.of("--target", "mood", "--text", "review", "--ignore", "id");
    out(with(how, "poison", at("films.jsonl"), "--attack", ATTACK, "--out", at("p.jsonl")));
    String found =
        out(
            with(
                how,
                "inspect",
                at("p.jsonl"),
                "--defence",
                "minhash-duplicates",
                "--truth",
                at("p.truth.csv")));
    out(
        with(
            how,
            "clean",
            at("p.jsonl"),
            "--defence",
            "minhash-duplicates",
            "--out",
            at("c.jsonl"),
            "--no-tracking"));

    List<String> before = Files.readAllLines(folder.resolve("films.jsonl"));
    assertThat(Files.readAllLines(folder.resolve("p.jsonl")))
        .hasSize(before.size() + 30)
        .startsWith(before.toArray(String[]::new));
    assertThat(found).contains("rows flagged; row 1 is the first of the data");
    assertThat(Files.readAllLines(folder.resolve("c.jsonl")))
        .hasSizeLessThan(before.size() + 15)
        .hasSizeGreaterThan(before.size() - 15);
  }

  @Test
  @DisplayName("come out of a folder as a folder, and its scenario makes the same bytes again")
  void folders() throws IOException {
    out("poison", at("films"), "--attack", ATTACK, "--out", at("p"));
    String found =
        out("inspect", at("p"), "--defence", "minhash-duplicates", "--truth", at("p.truth.csv"));
    out("poison", at("films"), "--scenario", at("p.scenario.yaml"), "--out", at("again"));

    assertThat(found).containsPattern("recall +(0\\.[6-9]|1\\.)");
    assertThat(content("again")).isEqualTo(content("p")).hasSize(content("films").size() + 30);
    assertThat(content("p")).containsAll(content("films"));
  }

  private List<String> content(String name) throws IOException {
    Path root = folder.resolve(name);
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(f -> root.relativize(f).toString()).toList();
    }
  }

  @Test
  @DisplayName("are run and found again by the sanity check, and a plan names them")
  void runs() throws IOException {
    out(
        "run",
        "--data",
        at("films"),
        "--attack",
        "label-flip",
        "--fraction",
        "0.01",
        "--protocol",
        "train-only",
        "--learner",
        "multinomial-naive-bayes",
        "--out",
        at("results"));
    CommandRun check = CommandRun.in(folder, "check", "--experiment", "films_poisoning_experiment");
    assertThat(check.out())
        .contains("agree on the whole data set … pass: 424 of 424 labels equal")
        .contains("logged metrics are reproduced … pass");
    Dataset data = DataReader.read(folder.resolve("films"), CsvFormat.target("label"));
    Path plan =
        Files.writeString(folder.resolve("plan.yaml"), "dataset: {file: films}\nseeds: 1..3\n");
    PlanFile read = PlanFile.read(plan);

    assertThat(read.plan().datasets()).containsExactly(data);
    assertThat(PlanFile.parse(read.toYaml(), "again", folder).plan()).isEqualTo(read.plan());
    Path lines =
        Files.writeString(
            folder.resolve("lines.yaml"),
            "dataset: {file: films.jsonl, target: mood, texts: [review], ignore: [id]}\n");
    assertThat(PlanFile.read(lines).plan().datasets().getFirst())
        .isEqualTo(
            DataReader.read(
                folder.resolve("films.jsonl"),
                CsvFormat.of(PlanFile.read(lines).plan().datasets().getFirst())))
        .extracting(each -> Set.copyOf(each.table().names()))
        .isEqualTo(Set.of("review"));
  }

  private static String[] with(List<String> more, String... words) {
    return Stream.concat(Arrays.stream(words), more.stream()).toArray(String[]::new);
  }
}
