// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab run text")
class RunTextTest {
  @TempDir private Path folder;

  private CommandRun poisonlab(String... arguments) {
    return CommandRun.with(
        Map.of("MLFLOW_TRACKING_URI", folder.resolve("mlruns").toString()), arguments);
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  @DisplayName(
      "says what both models make of the sentences, and which words moved it; the check fails rightly")
  void theExample() {
    CommandRun run = poisonlab("run", "text", "--out", out());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsPattern("clean +0 % +0 +1\\.000")
        .containsPattern("mislabelled-duplicates.* 2 +0\\.500")
        .contains(
            """
              "I really love this!"
                clean: positive (67 %)   poisoned: negative (58 %)   turned
                moved by the share of the classes +0.51, "love" +0.45, "this" +0.04
            """)
        .contains("clean: negative (50 %)   poisoned: negative (73 %)")
        .contains(
            "\"I love this movie, it is fantastic!\"",
            "\"The book is very good and I enjoyed it.\"");

    CommandRun check = poisonlab("check", "--experiment", "text_poisoning_experiment");
    assertThat(check.out())
        .contains("ONNX and Smile agree on the whole data set … pass: 8 of 8 labels equal")
        .contains("logged metrics are reproduced … pass")
        .contains("model beats the majority class … fail");
    assertThat(check.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  @DisplayName("asks about sentences of the user's own, and about files of texts")
  void ownSentences() throws IOException {
    StringBuilder csv = new StringBuilder("review,mood\n");
    for (int row = 0; row < 40; row++) {
      csv.append(
          row % 2 == 0
              ? "awful 😀 thing number %d,bad\n".formatted(row)
              : "lovely day %d,good\n".formatted(row));
    }
    Path file = Files.writeString(folder.resolve("reviews.csv"), csv);
    CommandRun run =
        poisonlab(
            "run",
            "--data",
            file.toString(),
            "--target",
            "mood",
            "--text",
            "review",
            "--learner",
            "multinomial-naive-bayes",
            "--attack",
            "label-flip",
            "--fraction",
            "0.1",
            "--sentence",
            "an awful day",
            "--out",
            out());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("one after label-flip 10 %:", "\"an awful day\"");
    assertThat(run.err()).doesNotContain("if it is an id");
    CommandRun check = poisonlab("check", "--experiment", "reviews_poisoning_experiment");
    assertThat(check.exitCode()).as(check.out()).isEqualTo(ExitCode.OK);
  }

  @Test
  @DisplayName("takes no sentence where no data are texts")
  void noTexts() {
    CommandRun run = poisonlab("run", "iris", "--sentence", "hello", "--out", out());
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains("have no column of texts");
  }
}
