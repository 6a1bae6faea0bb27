// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bad input: a worded error, exit 2, nothing written")
class BadInputTest {
  private static final String GOOD =
      "a,b,y\n1,2,no\n3,4,no\n5,6,no\n7,8,no\n1,1,yes\n2,2,yes\n3,3,yes\n4,4,yes\n";

  @TempDir Path folder;

  @ParameterizedTest(name = "run {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          irsi                                      | no preset is called "irsi"
          absent.yaml                               | absent.yaml does not exist
          my.csv                                    | --data my.csv --target
          iris --data my.csv --target y             | give one of them
          --data absent.csv --target y              | absent.csv does not exist
          --data absent.csv                         | absent.csv does not exist
          --data pom.xml                            | --target COLUMN
          --data digits                             | is --dataset digits
          --dataset digit                           | no data set is called "digit"; the known ones are [iris,
          --dataset iris --data a.csv --target y    | give one of them
          --dataset iris iris                       | found both the plan "iris" and --dataset iris
          --dataset iris --target y                 | --data FILE.csv
          --dataset blobs:rows=2                    | blobs: rows must be in [3, 10000000], found 2
          --dataset blobs:200                       | is not understood
          --target y                                | --data FILE.csv
          --learner term-linear-svm                 | term-linear-svm reads texts only, and the data (iris) are none
          --learner convolutional-network           | convolutional-network reads images only
          --defence neural-cleanse                  | neural-cleanse reads images only
          --attack lable-flip                       | no attack is called "lable-flip"; the known ones are [
          --attack label-flip:fractoin=1            | has no setting "fractoin"
          --attack label-flip:fraction=0.1,0.2      | must be a number
          --attack label-flip:0.1                   | is not understood
          --attack label-flip:rows=1,rows=2         | twice
          --attack label-flip --columns a           | --columns is for attacks on features
          --attack label-flip:rows=1 --fraction 0.2 | label-flip names its budget
          --attack label-flip:fraction=0.2 --fraction 0.05,0.1,0.5 | label-flip names its budget
          --attack targeted-flip:rows=1,target=none  | has no class "none"
          --attack targeted-flip:source=a,target=a  | two different classes, found "a" for both
          --attack targeted-flip:source=a,target=b  | has no class "a"; the classes are [setosa,
          --attack transition-flip:transitions=a>b  | between two of the classes [setosa, versicolor, virginica]
          --attack transition-flip:transitions=a    | must be written from>to or from>to=weight, found [a]
          --fraction 1.5                            | must be in [0, 1], found 1.5
          --fraction -0.1                           | must be in [0, 1], found -0.1
          --fraction NaN                            | must be in [0, 1], found NaN
          --fraction many                           | must be a number
          --rows -1                                 | must be 0 or more, found -1
          --rows 151                                | only 150 can be attacked
          --rows 121 --protocol train-only          | only 120 can be attacked
          --columns petal                           | no feature column "petal"
          --defence neighbor-vote                   | no defence is called "neighbor-vote"
          --defence neighbour-vote:k=0              | k
          --defence gold-correction                 | --trusted-fraction 0.1 of
          --defence feature-drift                   | trusted_fraction: 0.1
          --learner tree                            | no learner is called "tree"
          --learner decision-tree:depth=-1          | tree depth must be in
          --learner decision-tree:depth=deep        | must be integer
          --protocol test-only                      | the known ones are [whole-dataset, train-only]
          --folds 51                                | fewer than the 51 folds
          --folds 1                                 | folds must be in [2, 1000], found 1
          --folds 2000000000                        | folds must be in [2, 1000], found 2000000000
          --folds few                               | 'few' is not a whole number
          --folds 5 --test-fraction 0.2             | give either --folds or --test-fraction
          --test-fraction 1                         | must be in (0, 1), found 1.0
          --seeds 5..1                              | rising ranges
          --seeds one                               | found "one"
          --seeds 1..9999999                        | 1000000 at the most
          --threads 0                               | --threads must be in [1, 1024], found 0
          --threads 100000                          | --threads must be in [1, 1024], found 100000
          --atack label-flip                        | unknown option "--atack"; did you mean --attack
          iris iris-sepal                           | unexpected argument "iris-sepal"
          --tracking-uri sqlite:///mlflow.db        | mlflow server --backend-store-uri sqlite:///mlflow.db
          --tracking-uri databricks                 | Databricks
          --tracking-uri ftp://example.org          | unknown scheme ftp
          --tracking-uri http://127.0.0.1:1         | 127.0.0.1:1
          """)
  void arguments(String arguments, String expected) throws IOException {
    refused(expected, arguments.split(" ", -1));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                          | is empty
          a,b,y\\n                                    | has a header only
          a,b,c\\n1,2,no\\n3,4,yes\\n                 | no column "y"; its columns are [a, b, c]
          a,b,y\\n1,2,no\\n3,4,no\\n5,x,yes\\n        | line 4, column "b"
          a,b,y\\n1,2,no\\n3,4,no\\n                  | one class only
          a,a,y\\n1,2,no\\n3,4,yes\\n                 | "a" stands twice
          a,b,y\\n1,2,no\\n3,NaN,no\\n5,6,yes\\n      | line 3, column "b"
          a,b,y\\n1,2,no\\nInfinity,4,no\\n5,6,yes\\n | line 3, column "a"
          a,b,y\\n1,2,no\\n3,,no\\n5,6,yes\\n         | column "b" (1 cell empty, the first on line 3)
          a,b,y\\n1,2,no\\n3,4\\n5,6,yes\\n           | line 3
          """)
  void dataFiles(String content, String expected) throws IOException {
    refused(expected, "--data", data(content.replace("\\n", "\n")), "--target", "y");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                          | is empty; needed is one object a line
          {"t":"a b","y":"p"}\\n{"t":"b",                             | line 2: not well-formed JSON
          {"t":"a b","y":"p"}\\n{"t":"b c"}                           | "y" (1 cell empty, the first on line 2)
          {"t":"a b","y":"p"}\\n{"t":"","y":"n"}                      | "t" (1 cell empty, the first on line 2)
          """)
  void jsonLines(String content, String expected) throws IOException {
    Path file = folder.resolve("my.jsonl");
    Files.writeString(file, content.replace("\\n", "\n"));
    refused(
        expected,
        "--data",
        file.toString(),
        "--target",
        "y",
        "--text",
        "t",
        "--learner",
        "multinomial-naive-bayes",
        "--fail-fast");
  }

  @Test
  void foldersOfTexts() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("texts"));
    refused("holds no folder; needed is one for each class", "--data", texts.toString());
    Files.createDirectory(texts.resolve("good"));
    refused("good holds no file that ends in .txt", "--data", texts.toString());
    Files.writeString(texts.resolve("good/a.txt"), "");
    refused("a.txt is empty", "--data", texts.toString());
    Files.write(texts.resolve("good/a.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    refused("a.txt, line 1 is not UTF-8", "--data", texts.toString());
  }

  @Test
  void fewerRowsThanClassesTimesFolds() throws IOException {
    refused("fewer than the 5 folds", "--data", data(GOOD), "--target", "y", "--folds", "5");
  }

  @Test
  void unknownNominalColumn() throws IOException {
    refused("no column \"zip\"", "--data", data(GOOD), "--target", "y", "--nominal", "zip");
  }

  @Test
  void notUtf8() throws IOException {
    Path file = folder.resolve("my.csv");
    Files.write(file, "a,y\n1,caf\u00e9\n2,no\n".getBytes(StandardCharsets.ISO_8859_1));
    refused("is not UTF-8", "--data", file.toString(), "--target", "y");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dataset: iris\\nseed: 1              | unknown key "seed"; the known ones are [experiment, dataset, datasets, protocol, protocols, test_fraction, folds, test_rows, trusted_fraction, seeds, attacks, fractions, defences, learners]
          protocol: train-only                 | "dataset" is missing
          dataset: iris\\nattacks: [flip]      | no attack is called "flip"
          dataset: [                           | not valid YAML
          dataset: {file: no.csv, target: y}   | no.csv does not exist
          """)
  void planFiles(String yaml, String expected) throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), yaml.replace("\\n", "\n"));
    refused(expected, plan.toString());
  }

  @Test
  void unwritableFolders() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    List<Path> before = files();
    CommandRun results = CommandRun.in(folder, "run", "--out", file.resolve("results").toString());
    check(results, "cannot keep results in " + file.resolve("results"));
    CommandRun runs =
        CommandRun.in(
            folder,
            "run",
            "--tracking-uri",
            file.resolve("mlruns").toString(),
            "--out",
            folder.resolve("out").toString());
    check(runs, file.toString());
    assertThat(files()).filteredOn(Files::isRegularFile).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          runs                               | there is no experiment "iris_poisoning_experiment"
          runs --limit 0                     | --limit must be 1 or more, found 0
          matrix --threads 0                 | --threads must be in [1, 1024], found 0
          compare abc                        | RUN
          compare abc def                    | there is no experiment "iris
          list attack                        | there is no list of "attack"; there are [attacks, defences
          rum                                | no command is called "rum"; did you mean run
          ui                                 | no runs
          ui --port 0                        | --port must be in [1, 65535], found 0
          --colour                           | unknown option "--colour"
          """)
  void otherCommands(String arguments, String expected) throws IOException {
    check(CommandRun.in(folder, arguments.split(" ", -1)), expected);
    assertThat(files()).isEmpty();
  }

  private void refused(String expected, String... arguments) throws IOException {
    List<Path> before = files();
    check(CommandRun.experiment(folder, arguments), expected);
    assertThat(files()).as("files left behind").isEqualTo(before);
  }

  private static void check(CommandRun run, String expected) {
    assertThat(run.err()).contains(expected);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.errLines()).hasSizeBetween(1, 2);
    assertThat(run.errLines().getFirst()).startsWith("error: ");
    assertThat(run.err()).doesNotContain("\tat ", "Exception");
    assertThat(run.out()).isEmpty();
  }

  private String data(String content) throws IOException {
    return Files.writeString(folder.resolve("my.csv"), content).toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).sorted().toList();
    }
  }
}
