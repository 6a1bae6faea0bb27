// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of one's own that is poisoned or cleaned")
class OwnFileTest {
  private static final int ROWS = 24;

  @TempDir Path folder;

  private Path mine = Path.of("");

  /** CR LF, the target in the middle, quotes, numbers as no program writes them. */
  @BeforeEach
  void file() throws IOException {
    StringBuilder text = new StringBuilder("zip,y,\"a, b\",big\r\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(
          "0%d,%s,\"%d.%d0\",9007199254740993\r\n"
              .formatted(7 * i % ROWS, i < 12 ? "no" : "yes", i, i));
    }
    mine = Files.writeString(folder.resolve("my.csv"), text);
  }

  @Test
  @DisplayName("differs in the flipped labels alone")
  void flipped() throws IOException {
    List<String> before = lines(mine);
    poison("label-flip:rows=5");
    List<String> after = lines(folder.resolve("p.csv"));

    assertThat(after).hasSameSizeAs(before);
    int flipped = 0;
    for (int i = 0; i < before.size(); i++) {
      String was = before.get(i);
      String other =
          was.contains(",no,") ? was.replace(",no,", ",yes,") : was.replace(",yes,", ",no,");
      assertThat(after.get(i)).isIn(was, other);
      flipped += after.get(i).equals(was) ? 0 : 1;
    }
    assertThat(flipped).isEqualTo(5);
  }

  @Test
  @DisplayName("differs in the changed cells of the changed rows, and has added rows at its end")
  void changedAndAdded() throws IOException {
    List<String> before = lines(mine);
    poison("feature-noise:rows=5,columns=zip");
    List<String> noisy = lines(folder.resolve("p.csv"));
    poison("mislabelled-duplicates:rows=2");
    List<String> more = lines(folder.resolve("p.csv"));

    assertThat(noisy.stream().map(OwnFileTest::withoutZip))
        .containsExactlyElementsOf(before.stream().map(OwnFileTest::withoutZip).toList());
    assertThat(noisy).filteredOn(line -> !before.contains(line)).hasSize(5);
    assertThat(more.subList(0, before.size())).isEqualTo(before);
    assertThat(more.subList(before.size(), more.size()))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches("\\d+,(no|yes),\"[\\d.]+\",9.007[\\dE]+\r\n"));
  }

  @Test
  @DisplayName("is made again byte for byte from the scenario")
  void replayed() throws IOException {
    poison("feature-noise:rows=5");
    CommandRun run = replay();

    assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("p.csv"));
    assertThat(run.errLines()).allMatch(OwnFileTest::isOfZeros);
  }

  /** Returns whether a line warns of nothing but the zip codes, which begin with zeros. */
  private static boolean isOfZeros(String line) {
    return line.startsWith("warning: leading zeros are lost in columns read as numbers: zip (0");
  }

  @Test
  @DisplayName("that is written otherwise is poisoned alike by the scenario, with a warning")
  void writtenOtherwise() throws IOException {
    poison("label-flip:rows=5");
    Files.writeString(mine, Files.readString(mine).replace("\r\n", "\n"));
    CommandRun run = replay();

    assertThat(folder.resolve("again.csv"))
        .content()
        .isEqualTo(Files.readString(folder.resolve("p.csv")).replace("\r\n", "\n"));
    assertThat(run.err()).contains("warning: the values are those of the scenario, but");
  }

  @Test
  @DisplayName("lacks the rows that a defence drops, and keeps all others as they were")
  void cleaned() throws IOException {
    poison("label-flip:rows=2");
    ok(
        "clean",
        folder.resolve("p.csv").toString(),
        "--target",
        "y",
        "--no-tracking",
        "--defence",
        "knn-distance:k=3,contamination=0.1",
        "--out",
        folder.resolve("c.csv").toString());
    List<String> poisoned = lines(folder.resolve("p.csv"));
    List<String> cleaned = lines(folder.resolve("c.csv"));

    assertThat(cleaned).hasSize(poisoned.size() - 2).isSubsetOf(poisoned);
    assertThat(cleaned.getFirst()).isEqualTo("zip,y,\"a, b\",big\r\n");
  }

  @Test
  @DisplayName("is cleaned with a list of the changes and, by the truth, what they were worth")
  void changes() throws IOException {
    poison("label-flip:rows=3");
    CommandRun run =
        ok(
            "clean",
            folder.resolve("p.csv").toString(),
            "--target",
            "y",
            "--no-tracking",
            "--defence",
            "neighbour-vote:k=5",
            "--out",
            folder.resolve("c.csv").toString(),
            "--truth",
            folder.resolve("p.truth.csv").toString());
    List<String> poisoned = lines(folder.resolve("p.csv"));
    List<String> cleaned = lines(folder.resolve("c.csv"));
    List<String> changes = Files.readAllLines(folder.resolve("c.changes.csv"));

    assertThat(run.out())
        .containsPattern(
            "class of \\d+ of 24 rows \\(\\d+\\.\\d %\\), and 0 of 24 rows \\(0\\.0 %\\) dropped")
        .containsPattern("wrong labels +3 +\\d")
        .containsPattern("poisoned rows +3 +\\d")
        .containsPattern("clean rows given a wrong label +\\d")
        .containsPattern("clean rows dropped +0")
        .contains("c.csv, ", "c.changes.csv");
    assertThat(changes).hasSizeGreaterThan(1);
    for (String change : changes.subList(1, changes.size())) {
      List<String> cells = List.of(change.split(","));
      int line = Integer.parseInt(cells.get(2)) - 1;
      String was = "," + cells.get(4) + ",";
      assertThat(cells.get(3)).isEqualTo("relabel");
      assertThat(poisoned.get(line)).contains(was);
      assertThat(cleaned.get(line))
          .isEqualTo(poisoned.get(line).replace(was, "," + cells.get(5) + ","));
    }
  }

  @Test
  @DisplayName("is not poisoned by a fraction that is less than one row, and the warning says so")
  void tooSmall() {
    CommandRun run = poison("label-flip:fraction=0.04");

    assertThat(run.err())
        .contains(
            "warning: nothing is poisoned: a fraction of 0.04 of 24 rows (of the data set) is less"
                + " than one row; from fraction=0.0417 on one row is poisoned");
    assertThat(poison("label-flip:fraction=0.0417").out()).contains("1 of 24 rows poisoned");
    assertThat(poison("label-flip:fraction=0.0417").errLines()).allMatch(OwnFileTest::isOfZeros);
    assertThat(poison("label-flip:fraction=0").errLines()).allMatch(OwnFileTest::isOfZeros);
  }

  @Test
  @DisplayName("is poisoned with a trigger and classes that are printed, and stand in the scenario")
  void aims() throws IOException {
    CommandRun backdoor = poison("backdoor-trigger:rows=3");
    String aim =
        backdoor.outLines().stream()
            .filter(line -> line.startsWith("Aim: "))
            .findFirst()
            .orElse("");

    assertThat(aim).matches("Aim: with the trigger .+=.+, rows of \"yes\" are taken for \"no\"");
    assertThat(Files.readString(folder.resolve("p.scenario.yaml")).replaceAll("\\s+", " "))
        .contains("aim: ", "are taken for");
    assertThat(replay().out()).contains(aim);
    assertThat(poison("targeted-flip:rows=3").out())
        .contains("Aim: rows of \"yes\" are taken for \"no\"");
    assertThat(poison("subpopulation:rows=3,clusters=3").out())
        .containsPattern("Aim: rows of one cluster \\(\\d+ of 24, \\d+ of them \"(no|yes)\"\\)");
    assertThat(poison("label-flip:rows=3").out()).doesNotContain("Aim:");
  }

  private static String withoutZip(String line) {
    return line.substring(line.indexOf(','));
  }

  /** Returns the lines with their ends. */
  private static List<String> lines(Path file) throws IOException {
    return new ArrayList<>(List.of(Files.readString(file).split("(?<=\r\n)")));
  }

  private CommandRun poison(String attack) {
    return poison(attack, List.of());
  }

  private CommandRun poison(String attack, List<String> options) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(
        arguments,
        "poison",
        mine.toString(),
        "--target",
        "y",
        "--attack",
        attack,
        "--seed",
        "3",
        "--out",
        folder.resolve("p.csv").toString());
    arguments.addAll(options);
    return ok(arguments.toArray(String[]::new));
  }

  @Test
  @DisplayName(
      "may hold an id, marks of missing values and rows without class, which stay in copies")
  void omissions() throws IOException {
    StringBuilder text = new StringBuilder("id,x,y\r\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(
          "r%d,%s,%s\r\n".formatted(i, i == 5 ? "NA" : i, i % 8 == 7 ? "?" : i < 12 ? "a" : "b"));
    }
    Files.writeString(mine, text);
    List<String> options =
        List.of("--ignore", "id", "--missing", "NA,?", "--nullable", "x", "--skip-unlabelled");
    String left = "3 rows without a class left out of my (21 rows, 1 feature, 2 classes)";

    CommandRun poisoned = poison("label-flip:rows=4", options);
    List<String> before = lines(mine);
    List<String> after = lines(folder.resolve("p.csv"));
    assertThat(poisoned.err()).isEqualToIgnoringNewLines(left);
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.stream().map(line -> line.substring(0, line.lastIndexOf(','))))
        .containsExactlyElementsOf(
            before.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList());
    assertThat(after).filteredOn(line -> !before.contains(line)).hasSize(4);
    replay();
    assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("p.csv"));

    List<String> clean =
        new ArrayList<>(
            List.of(
                "clean",
                mine.toString(),
                "--target",
                "y",
                "--no-tracking",
                "--defence",
                "none",
                "--out",
                folder.resolve("c.csv").toString()));
    clean.addAll(options);
    ok(clean.toArray(String[]::new));
    assertThat(folder.resolve("c.csv")).hasSameBinaryContentAs(mine);

    List<String> run = new ArrayList<>(List.of("run", "--data", mine.toString(), "--target", "y"));
    run.addAll(List.of("--learner", "knn:k=3", "--out", folder.resolve("out").toString()));
    run.addAll(List.of("--attack", "label-flip:rows=2"));
    run.addAll(options);
    assertThat(ok(run.toArray(String[]::new)).err()).contains(left);
  }

  private CommandRun replay() {
    return ok(
        "poison",
        mine.toString(),
        "--scenario",
        folder.resolve("p.scenario.yaml").toString(),
        "--out",
        folder.resolve("again.csv").toString());
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = CommandRun.in(folder, arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run;
  }
}
