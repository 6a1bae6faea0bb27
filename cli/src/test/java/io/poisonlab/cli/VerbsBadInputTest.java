// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bad input of poison, inspect and clean: a worded error, exit 2, nothing written")
class VerbsBadInputTest {
  private static final String GOOD =
      "a,b,y\n1,2,no\n3,4,no\n5,6,no\n7,8,no\n1,1,yes\n2,2,yes\n3,3,yes\n4,4,yes\n";

  /** A plan in a file that is called as no plan is. */
  private static final String PLAN = "dataset: iris\nattacks: [{label-flip: {fraction: 0.1}}]\n";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("my.csv"), GOOD);
    Files.writeString(folder.resolve("one.csv"), "a,y\n1,no\n");
    Files.writeString(folder.resolve("two.csv"), "a,y\n1,no\n2,yes\n");
    Files.writeString(folder.resolve("truth.csv"), "row\n9\n");
    Files.writeString(folder.resolve("wrong.csv"), "row,label_after\n5,yes\n2,yes\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("truth.csv"));
    Files.writeString(folder.resolve("my2.truth.csv"), GOOD);
    Files.writeString(folder.resolve("my.v2.csv"), GOOD);
    Files.writeString(folder.resolve("s.yaml"), "");
    Files.writeString(folder.resolve("long.csv"), GOOD.replace("a,b,y", "weight,height,class"));
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/poison_results_summary.csv"), GOOD);
    Files.writeString(folder.resolve("out/matrix.csv"), GOOD);
    Files.writeString(folder.resolve("out/accuracy_vs_poison.png"), PLAN);
    Files.writeString(folder.resolve("other.csv"), "a,c,y\n1,2,no\n1,2,yes\n");
    Files.writeString(
        folder.resolve("my.jsonl"),
        IntStream.range(0, 6)
            .mapToObj(i -> "{\"t\": \"text %d\", \"y\": \"%s\"}".formatted(i, i < 3 ? "no" : "yes"))
            .collect(Collectors.joining("\n")));
    Files.writeString(folder.resolve("bad.jsonl"), "{\"t\": \"a\", \"y\": \"no\"}\n{\"t\": \n");
    for (String path :
        List.of("texts/no/a", "texts/no/b", "texts/yes/c", "texts/yes/d", "gap/yes/a")) {
      Path file = folder.resolve(path + ".txt");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "A text: " + path);
    }
    Files.createDirectories(folder.resolve("gap/no"));
    Files.createDirectory(folder.resolve("bare"));
    Files.writeString(folder.resolve("bad.yaml"), "attack: label-flip\nsed: 1\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          poison @my.csv --target y --attack label-flip:fraction=0.1       | --out
          poison --attack label-flip:fraction=0.1 --out @p.csv             | found no data
          poison @no.csv --target y --attack label-flip:rows=1 --out @p.csv | no.csv does not exist
          poison @my.csv --attack label-flip:rows=1 --out @p.csv           | name it with --target COLUMN
          poison @my.csv --target z --attack label-flip:rows=1 --out @p.csv | no column "z"
          poison @my.csv --dataset iris --attack label-flip:rows=1 --out @p.csv | give one of them
          poison --dataset iris --target y --attack label-flip:rows=1 --out @p.csv | knows its own
          poison iris --target y --attack label-flip:rows=1 --out @p.csv   | is --dataset iris
          poison @my.jsonl --target y --text t --attack label-flip:rows=1 --out @p.csv | let its name end in .jsonl
          poison @my.csv --target y --attack label-flip:rows=1 --out @p.jsonl | let its name not end in .jsonl
          poison @my.jsonl --attack label-flip:rows=1 --out @p.jsonl       | name it with --target COLUMN
          poison @my.jsonl --target y --text t --attack targeted-flip:rows=1,target=maybe --out @p.jsonl | has no class "maybe"
          poison @my.jsonl --target y --text t --attack targeted-flip:rows=4,target=no --out @p.jsonl | only 3 can be attacked
          poison @my.jsonl --target y --text t --attack near-duplicate-flood:rows=1,target=maybe --out @p.jsonl | no class "maybe"
          poison @my.csv --target y --attack near-duplicate-flood:rows=1 --out @p.csv | near-duplicate-flood reads one column of texts
          poison @bad.jsonl --target y --text t --attack label-flip:rows=1 --out @p.jsonl | bad.jsonl, line 2: not well-formed JSON
          poison @texts --attack label-flip:rows=1 --out @texts/p          | is the file that is read
          poison @texts --attack label-flip:rows=1 --out @my.csv           | is there already
          poison @texts --attack label-flip:rows=9 --out @p                | only 4 can be attacked
          poison @bare --attack label-flip:rows=1 --out @p                 | holds no folder; needed is one for each class
          poison @gap --attack label-flip:rows=1 --out @p                  | no holds no file that ends in .txt
          clean @texts --defence minhash-duplicates --out @out --no-tracking | is there already
          inspect @my.csv --target y --defence minhash-duplicates          | minhash-duplicates reads one column of texts
          inspect @my.csv --target y --defence outlying-words              | outlying-words reads one column of texts
          poison @my.csv --target y --out @p.csv                           | neither --attack nor --scenario
          poison @my.csv --target y --attack label-flip --out @p.csv       | fraction
          poison @my.csv --target y --attack label-flop:rows=1 --out @p.csv | did you mean label-flip?
          poison @my.csv --target y --attack label-flip:fraction=10% --out @p.csv | such as 0.1, which is 10 %
          poison @my.csv --target y --attack label-flip:fractoin=0.1 --out @p.csv | did you mean fraction?
          poison @my.csv --target y --attack label-flip:rows=9 --out @p.csv | only 8 can be attacked
          poison @my.csv --target y --attack label-flip:fraction=1.1 --out @p.csv | must be in [0, 1]
          poison @my.csv --target y --attack targeted-flip:rows=1,source=no,target=no --out @p.csv | no
          poison @my.csv --target y --attack label-flip:rows=1 --out @my.csv | is the file that is read
          poison @my.csv --target y --attack label-flip:rows=1 --out @my.csv/p.csv | cannot write
          poison @one.csv --target y --attack label-flip:rows=1 --out @p.csv | one class only
          poison @my.csv --scenario @no.yaml --out @p.csv                  | no.yaml does not exist
          poison @my.csv --scenario @bad.yaml --out @p.csv                 | unknown key "sed"
          poison @my.csv --scenario @bad.yaml --seed 2 --out @p.csv        | leave out --attack and --seed
          poison @my.csv --target y --attack label-flip:rows=1 --versions --out @p.csv | label-flip strikes at once
          poison @my.v2.csv --target y --attack boiling-frog:versions=2 --versions --out @my.csv | my.v2.csv is the file that is read as the data
          poison @my2.truth.csv --target y --attack label-flip:rows=1 --out @my2.csv | my2.truth.csv is the file that is read as the data
          poison @my.csv --target y --scenario @s.yaml --out @s.yaml       | is the file that is read as --scenario
          run @out/accuracy_vs_poison.png --out @out                       | is the file that is read as the plan
          run --data @out/poison_results_summary.csv --target y --folds 2 --out @out | is the file that is read as the data
          matrix --data @out/matrix.csv --target y --out @out              | is the file that is read as the data
          inspect --dataset iris --ignore id --defence none                | --ignore, --missing and --skip-unlabelled describe a file; --dataset iris knows its own
          matrix --missing NA                                              | describe a file; name it with --data FILE.csv
          run --skip-unlabelled                                            | describe a file; name it with --data FILE.csv
          inspect @long.csv --target claas --defence none                  | no column "claas"; did you mean class?
          inspect @long.csv --target class --ignore weigth --defence none  | did you mean weight?
          inspect @long.csv --target class --nullable hieght --defence none | did you mean height?
          poison @long.csv --target class --attack feature-noise:rows=1,columns=hieght --out @p.csv | did you mean height?
          inspect @my.csv --target y                                       | found no --defence
          inspect @my.csv --target y --defence neighbor-vote               | did you mean neighbour-vote?
          inspect --dataset irris --defence none                            | did you mean iris?
          inspect --dataset iris --defence isolation-forest:trees=1000000000 | trees must be in [1, 10000], found 1000000000
          inspect --dataset iris --defence small-clusters:clusters=100000  | clusters must be in [2, 1000], found 100000
          inspect --dataset iris --defence confident-learning:folds=100000 | folds must be in [2, 1000], found 100000
          poison --dataset iris --attack boiling-frog:versions=100000 --out @p.csv | versions must be in [1, 1000], found 100000
          poison --dataset iris --attack subpopulation:rows=1,clusters=2000 --out @p.csv | clusters must be in [2, 1000], found 2000
          poison --dataset iris --attack greedy-injection:rows=1,candidates=1000000 --out @p.csv | candidates must be in [1, 5000], found 1000000
          poison --dataset iris --attack greedy-injection:rows=1,groups=1000000 --out @p.csv | groups must be in [1, 5000], found 1000000
          poison --dataset iris --attack svm-gradient-poison:rows=1,steps=1000000 --out @p.csv | steps must be in [0, 5000], found 1000000
          poison --dataset iris --attack svm-gradient-poison:rows=1,starts=1000000 --out @p.csv | starts must be in [1, 5000], found 1000000
          poison --dataset iris --attack logistic-gradient-poison:rows=1,surrogate_rows=1000000 --out @p.csv | surrogate_rows must be in [2, 5000], found 1000000
          poison --dataset iris --attack outlier-injection:rows=2000000000 --out @p.csv | rows added must be in [0, 10000000], found 2000000000
          inspect @no.csv --target y --defence neighbour-vote              | no.csv does not exist
          inspect @my.csv --target y --defence neighbour-vote              | needs 11 rows or more
          inspect @two.csv --target y --defence neighbour-vote:k=2         | needs 3 rows or more
          inspect @one.csv --target y --defence neighbour-vote:k=1         | one class only
          inspect @my.csv --target y --defence neighbour-vote:k=3 --truth @truth.csv | found "9", allowed are the numbers of the 8 rows
          inspect @my.csv --target y --defence neighbour-vote:k=3 --truth @my.csv | has no column "row"
          inspect @my.csv --target y --defence neighbour-vote:k=3 --trusted @other.csv | needs the columns [a, b]
          inspect @my.csv --target y --defence gold-correction             | with --trusted FILE.csv
          inspect @my.csv --target y --defence neighbour-vote:k=3 --format pdf | must be one of [text, csv, json, html]
          inspect @my.csv --target y --defence neighbour-vote:k=3 --top 0  | --top must be 1 or more
          inspect @my.csv --target y --defence neighbour-vote:k=3 --out @my.csv | is the file that is read
          inspect @my.csv --target y --defence neighbour-vote:k=3 --out @my.csv/r.html | cannot write
          inspect @my.csv --target y --defence none --truth @truth.csv --out @truth.csv | is the file that is read as --truth
          inspect @my.csv --target y --defence none --trusted @other.csv --out @other.csv | is the file that is read as --trusted
          inspect @my.csv --target y --defence none --truth @truth.csv --out @link.csv | is the file that is read as --truth
          inspect @my.csv --target y --defence none --out @r.pdf           | ends in none of .txt, .csv, .json, .html
          inspect @my.csv --target y --defence none --out @report          | ends in none of .txt, .csv, .json, .html
          inspect @my.csv --target y --sample 3 --out @sheet.json          | name a file that ends in .csv
          inspect @my.csv --target y --defence none --truth @wrong.csv     | says that row 2 has the class "yes", found "no"
          inspect @my.csv --target y --sample 9 --out @s.csv               | must have 1 to 8 rows, found 9
          inspect @my.csv --target y --sample 3                            | --out FILE.csv
          inspect @my.csv --target y --sample 3 --rate 2 --out @s.csv      | --rate must be a share in (0, 1], found 2.0
          inspect @my.csv --target y --defence none --rate 0.02            | --rate belongs to --sample
          inspect @my.csv --target y --sample 3 --defence neighbour-vote --out @s.csv | asks no defence
          clean @my.csv --target y --defence neighbour-vote:k=3            | --out
          clean @my.csv --target y --out @c.csv                            | found no --defence
          clean @my.csv --target y --defence none --defence none --out @c.csv | takes one --defence, found 2
          clean @my.csv --target y --defence neighbour-vote:k=8 --out @c.csv | needs 9 rows or more
          clean @my.csv --target y --defence neighbour-vote:k=3 --out @my.csv | is the file that is read
          clean @my.csv --target y --defence none --out @c.csv --truth @c.changes.csv | read as --truth
          clean @my.csv --target y --defence none --out @c.csv --truth @truth.csv | has no column "change"
          """)
  void arguments(String arguments, String expected) throws IOException {
    Map<Path, String> before = content();
    String[] words = arguments.replace("@", folder + "/").split(" +", -1);

    CommandRun run = CommandRun.in(folder, words);

    assertThat(run.err()).contains(expected).doesNotContain("\tat ", "Exception");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.errLines().getFirst()).startsWith("error: ");
    assertThat(run.out()).isEmpty();
    assertThat(content()).isEqualTo(before);
  }

  @Test
  @DisplayName("what would leave one class is refused")
  void oneClassLeft() throws IOException {
    Files.writeString(folder.resolve("lone.csv"), "a,y\n1,no\n2,no\n3,no\n4,no\n5,no\n3.1,yes\n");
    Map<Path, String> before = content();

    CommandRun run =
        CommandRun.in(
            folder,
            "clean",
            folder.resolve("lone.csv").toString(),
            "--target",
            "y",
            "--defence",
            "neighbour-vote:k=3",
            "--out",
            folder.resolve("c.csv").toString());

    assertThat(run.err()).contains("only the class \"no\" would be left");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(content()).isEqualTo(before);
  }

  private Map<Path, String> content() throws IOException {
    Map<Path, String> content = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted().toList()) {
        content.put(file, Files.isDirectory(file) ? "" : Files.readString(file));
      }
    }
    return content;
  }
}
