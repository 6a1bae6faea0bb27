// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.BoilingFrog;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Suspect;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poison, inspect and clean")
class VerbsTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final List<String> TARGET = List.of("--target", "species");

  @TempDir Path folder;

  private Path clean = Path.of("");
  private Path poisoned = Path.of("");
  private Path truth = Path.of("");

  @BeforeEach
  void files() throws IOException {
    clean = Files.writeString(folder.resolve("my.csv"), CsvWriter.text(IRIS));
    poisoned = folder.resolve("p.csv");
    truth = folder.resolve("p.truth.csv");
  }

  @Test
  @DisplayName("poison writes what the Java line makes, the truth and the scenario beside it")
  void poisons() throws IOException {
    CommandRun run = poison();

    Dataset expected = new LabelFlip(0.1).poison(IRIS, new Seed(7)).dataset();
    assertThat(Files.readString(poisoned)).isEqualTo(CsvWriter.text(expected));
    assertThat(Files.readAllLines(truth)).hasSize(16);
    assertThat(folder.resolve("p.scenario.yaml")).content().contains("label-flip", "seed: 7");
    assertThat(run.out())
        .contains("15 of 150 rows poisoned, seed 7", "Taxonomy: NIST", "Mitigations: MITRE");
    assertThat(Files.readString(clean)).isEqualTo(CsvWriter.text(IRIS));
  }

  @Test
  @DisplayName("a scenario makes the same bytes again, and needs no --target")
  void replays() throws IOException {
    poison();
    Path again = folder.resolve("again.csv");
    ok(
        "poison",
        clean.toString(),
        "--scenario",
        folder.resolve("p.scenario.yaml").toString(),
        "--out",
        again.toString());

    assertThat(again).hasSameBinaryContentAs(poisoned);
    assertThat(folder.resolve("again.truth.csv")).hasSameBinaryContentAs(truth);
    assertThat(folder.resolve("again.scenario.yaml")).doesNotExist();
  }

  @Test
  @DisplayName("poison --versions writes each version of slow poison, as Java makes it")
  void versions() throws IOException {
    String attack = "boiling-frog:attack=label-flip(fraction=0.1),versions=3";
    CommandRun run =
        ok(
            words(
                List.of(
                    List.of("poison", clean.toString(), "--attack", attack, "--versions"),
                    List.of("--seed", "7", "--out", poisoned.toString()),
                    TARGET)));

    List<Poisoned> expected =
        new BoilingFrog(new LabelFlip(0.1), 3, BoilingFrog.Growth.LINEAR)
            .versions(IRIS, new Seed(7));
    for (int version = 1; version <= 3; version++) {
      Path file = folder.resolve("p.v%d.csv".formatted(version));
      assertThat(Files.readString(file))
          .isEqualTo(CsvWriter.text(expected.get(version - 1).dataset()));
      assertThat(Files.readAllLines(folder.resolve("p.v%d.truth.csv".formatted(version))))
          .hasSize(1 + 5 * version);
    }
    assertThat(folder.resolve("p.v3.csv")).hasSameBinaryContentAs(poisoned);
    assertThat(run.out()).containsPattern("2 +10 +150 +.*p\\.v2\\.csv");

    ok(
        "poison",
        clean.toString(),
        "--scenario",
        folder.resolve("p.scenario.yaml").toString(),
        "--versions",
        "--out",
        folder.resolve("again.csv").toString());
    assertThat(folder.resolve("again.v3.csv")).hasSameBinaryContentAs(poisoned);
    assertThat(Files.readAllLines(folder.resolve("again.v2.truth.csv"))).hasSize(11);
  }

  @Test
  @DisplayName("inspect ranks flipped rows first and compares with chance where the truth is known")
  void inspects() throws IOException {
    poison();
    CommandRun run = inspect("--defence", "neighbour-vote", "--truth", truth.toString());

    assertThat(run.out())
        .contains(
            "it assumes that most of the nearest rows",
            "rows flagged; row 1 is the first of the data",
            "1 more flagged row and 129 others are not listed",
            "The truth names 15 poisoned rows of 150.");
    assertThat(run.out()).containsPattern("precision +0\\.\\d+ +0\\.100");
    assertThat(run.out()).containsPattern("average precision +0\\.\\d+ +0\\.100");
    assertThat(run.out()).containsPattern("clean rows flagged +\\d+ +\\d+\\.\\d");
    assertThat(run.out())
        .containsPattern("class +rows +poisoned +flagged +clean rows flagged \\(chance\\)");
    assertThat(run.out())
        .containsPattern(
            "\\nversicolor +\\d+ +\\d+ +\\d+ +\\d+ \\(\\d+\\.\\d\\)( +\\d\\.\\d{3} \\(\\d\\.\\d{3}\\)){5}");
    assertThat(run.out()).containsPattern("AUC +(0\\.9\\d+|1\\.000) +0\\.500");
    List<String> rows =
        run.outLines().stream().filter(line -> line.matches(" +\\d+ +\\d+ +\\d+  .*")).toList();
    assertThat(rows).allSatisfy(row -> assertThat(row).contains(" sepal_length="));
    assertThat(rows).hasSize(20);
    List<String> names =
        Files.readAllLines(truth).stream().map(line -> line.split(",", -1)[0]).toList();
    assertThat(rows.subList(0, 8))
        .allSatisfy(row -> assertThat(names).contains(row.strip().split(" +", -1)[1]));
  }

  @Test
  @DisplayName(
      "inspect says in a line that nothing is found, and how many flagged rows it leaves out")
  void nothingAndMore() {
    poison();
    assertThat(inspect("--defence", "none").outLines())
        .last()
        .isEqualTo("0 of 150 rows flagged: nothing found, the suspicion of every row is 0");
    assertThat(inspect("--defence", "isolation-forest:contamination=0.5", "--top", "20").outLines())
        .last()
        .asString()
        .startsWith("55 more flagged rows and 75 others are not listed; --top N shows more");
  }

  @Test
  @DisplayName("inspect shows what a defence found beyond rows, after them")
  void findings() {
    poison();
    String out = inspect("--defence", "confident-learning", "--top", "1").out();
    assertThat(out)
        .containsSubsequence("others are not listed", "Label health", "by class", "Noise matrix")
        .doesNotContain("Inverse noise matrix");
    assertThat(out).containsPattern("all +150 +\\d+ +0\\.\\d{3}\\R");
    assertThat(inspect("--defence", "neighbour-vote").out()).doesNotContain("Noise matrix");
  }

  @Test
  @DisplayName("inspect asks whether a target of many numbers is a class")
  void numericTarget() {
    poison();
    CommandRun run =
        ok("inspect", poisoned.toString(), "--target", "sepal_length", "--defence", "none");
    assertThat(run.out()).contains("is the target a number rather than a class?");
  }

  @Test
  @DisplayName("inspect without the truth claims no detection")
  void noTruth() {
    poison();
    assertThat(inspect("--defence", "neighbour-vote").out()).doesNotContain("precision", "chance");
  }

  @Test
  @DisplayName("inspect warns first where a defence cannot see labels, and asks one with a sample")
  void scopes() {
    poison();
    CommandRun run =
        inspect(
            "--defence",
            "isolation-forest",
            "--defence",
            "gold-correction",
            "--trusted",
            clean.toString());

    assertThat(run.err()).doesNotContain("warning: isolation-forest");
    assertThat(run.outLines().get(3))
        .isEqualTo(
            "warning: isolation-forest looks at features alone, so it cannot see flipped labels");
    assertThat(run.out()).contains("gold-correction looks at labels beside features");
  }

  @Test
  @DisplayName("inspect and clean warn before the defence runs, and on a terminal only then")
  void warnsBefore() {
    poison();
    String wide = "local-outlier-factor:k=200";
    List<String> words = List.of(poisoned.toString(), "--target", "species", "--defence", wide);
    String warning = "warning: local-outlier-factor looks at features alone";
    for (List<String> verb :
        List.of(
            List.of("inspect"), List.of("clean", "--out", folder.resolve("c.csv").toString()))) {
      CommandRun run = CommandRun.in(folder, words(List.of(verb, words)));
      assertThat(run.exitCode()).isNotEqualTo(ExitCode.OK);
      assertThat(run.err())
          .startsWith(warning)
          .contains("needs 201 rows or more")
          .doesNotContain("is compared with all others");
    }
    CommandRun seen =
        CommandRun.on(
            true,
            false,
            Map.of(),
            words(
                List.of(
                    List.of("inspect", poisoned.toString(), "--defence", "isolation-forest"),
                    TARGET)));
    assertThat(seen.err()).contains("warning: isolation-forest looks at features alone");
    assertThat(seen.out()).contains("rows flagged").doesNotContain("warning:");
  }

  @Test
  @DisplayName("inspect and clean print taxonomy ids: the defence's, and the attack's where known")
  void taxonomy() throws IOException {
    poison();
    Path out = folder.resolve("c.csv");
    String attack = "Attack: label-flip:fraction=0.1,fraction_of=dataset. Taxonomy: NIST AI 100-2";
    for (CommandRun run :
        List.of(
            inspect("--defence", "neighbour-vote", "--truth", truth.toString()),
            clean(out, "--no-tracking", "--truth", truth.toString()))) {
      assertThat(run.out())
          .contains("Mitigation: MITRE ATLAS AML.M0007.", attack, "AML.T0020", "ML02:2023");
    }
    assertThat(inspect("--defence", "none").out()).doesNotContain("Mitigation", "Attack:");

    Files.copy(truth, folder.resolve("other.truth.csv"));
    Files.writeString(folder.resolve("other.scenario.yaml"), "broken: [");
    assertThat(
            inspect("--defence", "none", "--truth", folder.resolve("other.truth.csv").toString())
                .out())
        .as("a scenario that cannot be read names no attack")
        .doesNotContain("Attack:");
  }

  @Test
  @DisplayName("inspect writes CSV, JSON and HTML as the file's name ends, of several defences")
  void formats() throws IOException {
    poison();
    String[] defences = {"--defence", "neighbour-vote", "--defence", "neighbour-vote:k=3"};
    for (String ending : List.of("csv", "json", "html")) {
      Path out = folder.resolve("r." + ending);
      List<String> arguments = Stream.concat(Stream.of(defences), Stream.of("--out")).toList();
      CommandRun run =
          inspect(
              Stream.concat(arguments.stream(), Stream.of(out.toString())).toArray(String[]::new));
      assertThat(run.outLines()).hasSize(3).startsWith("Files: " + out);
      assertThat(run.out())
          .containsPattern("neighbour-vote:k=10\\S*: \\d+ of 150 rows flagged")
          .containsPattern("neighbour-vote:k=3\\S*: \\d+ of 150 rows flagged");
    }
    assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(301);
    assertThat(folder.resolve("r.json"))
        .content()
        .startsWith("{")
        .contains("\"k\" : 3,", "\"line\" : 2", "\"petal_length\" : ");
    assertThat(folder.resolve("r.html"))
        .content()
        .contains("neighbour-vote(k=3;agreement=0.5;ties=own)");
    assertThat(inspect("--defence", "neighbour-vote", "--format", "json", "--top", "1").out())
        .startsWith("{");
  }

  @Test
  @DisplayName("inspect --sample draws rows for a person and says what a look at them can prove")
  void samples() throws IOException {
    Path sheet = folder.resolve("sheet.csv");
    CommandRun run =
        ok(
            "inspect",
            clean.toString(),
            "--target",
            "species",
            "--sample",
            "30",
            "--seed",
            "5",
            "--out",
            sheet.toString());

    assertThat(Files.readAllLines(sheet)).hasSize(31);
    assertThat(run.out()).containsPattern("1 % +1 +0\\.200").containsPattern("10 % +15 +0\\.97\\d");

    CommandRun asked =
        ok(
            words(
                List.of(
                    List.of("inspect", clean.toString(), "--sample", "30", "--rate", "0.02,0.125"),
                    List.of("--out", sheet.toString()),
                    TARGET)));
    assertThat(asked.out())
        .containsPattern("\\n +2 % +3 +0\\.49\\d")
        .containsPattern("\\n +12\\.5 % +18 +0\\.9")
        .doesNotContain(" 1 %", " 10 %");
  }

  @Test
  @DisplayName("clean writes what the Java line makes, and says how many labels it corrected")
  void cleans() throws IOException {
    poison();
    Path out = folder.resolve("c.csv");
    CommandRun run = clean(out, "--no-tracking");

    Dataset suspect = new LabelFlip(0.1).poison(IRIS, new Seed(7)).dataset();
    Dataset expected =
        new NeighbourVote(10).inspect(Suspect.of(suspect), new Seed(1)).treat(suspect);
    assertThat(Files.readString(out)).isEqualTo(CsvWriter.text(expected));
    assertThat(run.out())
        .containsPattern("labels_flagged +\\d+")
        .containsPattern("labels_corrected +\\d+")
        .containsPattern("corrected_label_rate +0\\.\\d{4}");
    assertThat(folder.resolve("mlruns")).doesNotExist();
  }

  @Test
  @DisplayName("clean and inspect --track record runs with metrics and pictures")
  void tracks() throws IOException {
    poison();
    clean(folder.resolve("c.csv"));
    inspect("--defence", "neighbour-vote", "--track", "--truth", truth.toString());

    assertThat(stored("metrics/labels_corrected")).hasSize(1);
    assertThat(stored("metrics/labels_flagged")).hasSize(2);
    assertThat(stored("metrics/detection_precision")).hasSize(1);
    assertThat(stored("suspicion/map.png")).hasSize(2);
    assertThat(stored("suspicion/histogram.png")).hasSize(2);
    assertThat(stored("suspicion/suspicion.csv")).hasSize(2);
  }

  private List<Path> stored(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      return files.filter(file -> file.endsWith(Path.of(ending))).toList();
    }
  }

  private CommandRun poison() {
    return ok(
        "poison",
        clean.toString(),
        "--target",
        "species",
        "--attack",
        "label-flip:fraction=0.1",
        "--seed",
        "7",
        "--out",
        poisoned.toString());
  }

  private CommandRun inspect(String... more) {
    return ok(words(List.of(List.of("inspect", poisoned.toString()), TARGET, List.of(more))));
  }

  private CommandRun clean(Path out, String... more) {
    return ok(
        words(
            List.of(
                List.of("clean", poisoned.toString(), "--defence", "neighbour-vote", "--out"),
                List.of(out.toString()),
                TARGET,
                List.of(more))));
  }

  private static String[] words(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toArray(String[]::new);
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = CommandRun.in(folder, arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run;
  }
}
