// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("inspect --inputs")
class InspectInputsTest {
  private static final String TRIGGER = "backdoor-trigger:fraction=%s,pattern=petal_width:max";

  @TempDir Path folder;

  /** Iris with a trigger on a tenth of the rows, and Iris with it on half of the rows. */
  @BeforeEach
  void files() throws IOException {
    ok("poison", "--dataset", "iris", "--attack", TRIGGER.formatted("0.1"), "--out", "my.csv");
    ok("poison", "--dataset", "iris", "--attack", TRIGGER.formatted("0.5"), "--out", "new.csv");
    ok("poison", "--dataset", "iris", "--attack", "clean", "--out", "checked.csv");
    ok(
        "poison",
        "--dataset",
        "iris",
        "--attack",
        "label-flip:fraction=0.1",
        "--out",
        "flipped.csv");
    Files.writeString(
        folder.resolve("few.csv"),
        "sepal_length,sepal_width,petal_length,petal_width\n5,3,1.5,0.2\n6,3,5,1.8\n");
    Files.writeString(
        folder.resolve("other.truth.csv"), "row,columns,label_after\n1,island sex,Adelie\n");
  }

  @Test
  @DisplayName("prints each input's entropy, and with the truth FRR, FAR and their curve")
  void text() {
    CommandRun run = inspect("--detector", "strip:blends=40", "--truth", "new.truth.csv");

    assertThat(run.out())
        .contains(
            "strip:blends=40,false_rejection=0.05 on the model of logistic-regression:",
            "it assumes that a trigger decides what the model says",
            "inputs rejected: suspicion above 0.",
            "Without any trigger about 8 are expected, as 5 % of clean inputs are to be rejected.",
            "130 inputs are not listed",
            "The truth names 75 inputs of 150 that carry a trigger.")
        .doesNotContain("warning:");
    assertThat(run.out()).containsPattern("rank +row +predicted +suspicion +entropy +rejected");
    assertThat(run.out()).containsPattern("FRR\\).* 0\\.\\d{3} +0\\.050\\R");
    assertThat(run.out()).containsPattern("FAR\\).* \\d\\.\\d\\d\\d\\R");
    assertThat(run.out()).containsPattern("limit +FRR +FAR\\R");
  }

  @Test
  @DisplayName("counts rows without a class as the truth does: not, in a file that has others")
  void unlabelled() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("checked.csv")));
    lines.add(1, "5.0,3.0,1.5,0.2,");
    lines.add(7, "5.0,3.0,1.5,0.2,");
    lines.add(80, "6.0,3.0,4.5,1.2,");
    Files.write(folder.resolve("some.csv"), lines);
    String[] read = {"poison", "some.csv", "--target", "species", "--skip-unlabelled"};
    String[] made = {"--attack", TRIGGER.formatted("0.5"), "--out", "new2.csv"};
    ok(Stream.of(read, made).flatMap(Stream::of).toArray(String[]::new));

    String[] model = {"my.csv", "--target", "species", "--learner", "logistic-regression"};
    String[] judged = {"--inputs", "new2.csv", "--truth", "new2.truth.csv", "--format", "csv"};
    CommandRun run =
        ok(
            Stream.of(new String[] {"inspect"}, model, judged)
                .flatMap(Stream::of)
                .toArray(String[]::new));

    List<String[]> rows = run.outLines().stream().skip(1).map(line -> line.split(",")).toList();
    List<String> header = List.of(run.outLines().getFirst().split(","));
    int triggered = header.indexOf("triggered");
    assertThat(rows).hasSize(153);
    assertThat(rows.stream().filter(row -> row[triggered].equals("true")))
        .hasSize(75)
        .allSatisfy(row -> assertThat(Double.parseDouble(row[row.length - 1])).isEqualTo(2.5));
  }

  @Test
  @DisplayName("without the truth claims no rates; without checked rows warns")
  void less() {
    CommandRun run = ok("inspect", "my.csv", "--target", "species", "--inputs", "new.csv");

    assertThat(run.out())
        .contains("on the model of random-forest:", "the rows that the model was trained on")
        .doesNotContain("FRR");
  }

  @Test
  @DisplayName("writes CSV with the curve beside it, JSON and HTML")
  void formats() throws IOException {
    for (String ending : List.of("csv", "json", "html")) {
      inspect("--truth", "new.truth.csv", "--out", "r." + ending);
    }
    assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(151);
    assertThat(folder.resolve("r.curve.csv")).content().startsWith("limit,false_rejection,");
    assertThat(folder.resolve("r.json")).content().contains("\"curve\" : [");
    assertThat(folder.resolve("r.html")).content().contains("Suspicious inputs");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inspect my.csv --target species --detector strip | belong to --inputs FILE.csv
          inspect my.csv --target species --inputs no.csv | no.csv does not exist
          inspect my.csv --target species --inputs new.truth.csv | has no column "sepal_length"
          inspect my.csv --target species --inputs new.csv --detector strop | did you mean strip?
          inspect my.csv --target species --inputs new.csv --detector strip:blends=0 | blends must be
          inspect my.csv --target species --inputs new.csv --detector strip:blends=200 | needs 220 clean rows
          inspect my.csv --target species --inputs new.csv --learner linear-svm | and linear-svm gives classes only
          inspect my.csv --target species --defence strip | poisonlab inspect my.csv --target COLUMN --inputs new.csv --detector strip
          inspect my.csv --target species --inputs new.csv --defence none | leave out --defence and --track
          inspect my.csv --target species --inputs new.csv --sample 3 --out s.csv | leave out --defence, --inputs
          inspect my.csv --target species --inputs new.csv --truth my.csv | has no column "row"
          inspect my.csv --target species --inputs my.csv --truth new.truth.csv | my.csv": it says that row
          inspect my.csv --target species --inputs flipped.csv --truth flipped.truth.csv | names it changes the class alone
          inspect my.csv --target species --inputs few.csv --truth new.truth.csv | the numbers of the 2 rows
          inspect my.csv --target species --inputs few.csv --truth other.truth.csv | the column "island" was changed
          inspect my.csv --target species --inputs new.csv --out new.csv | is the file that is read as --inputs
          inspect my.csv --target species --inputs new.csv --truth new.curve.csv --out new.csv | read as --inputs
          """)
  @DisplayName("answers bad input with a worded error")
  void badInput(String arguments, String expected) {
    CommandRun run = CommandRun.in(folder, placed(arguments.split(" +", -1)));

    assertThat(run.err()).contains(expected).doesNotContain("\tat ", "Exception");
    assertThat(run.exitCode()).isNotZero();
  }

  private CommandRun inspect(String... more) {
    String[] first = {"inspect", "my.csv", "--target", "species", "--inputs", "new.csv"};
    String[] model = {"--learner", "logistic-regression", "--trusted", "checked.csv"};
    return ok(Stream.of(first, model, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private CommandRun ok(String... arguments) {
    CommandRun run = CommandRun.in(folder, placed(arguments));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run;
  }

  private String[] placed(String... arguments) {
    return Stream.of(arguments)
        .map(word ->
            word.matches("\\w+(\\.\\w+)*\\.(csv|json|html)")
                ? folder.resolve(word).toString()
                : word)
        .toArray(String[]::new);
  }
}
