// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The command as it was typed")
class CommandTextTest {
  @Test
  @DisplayName("what a shell would split or change is quoted")
  void quotes() {
    assertThat(CommandText.of(List.of("run", "--data", "my file.csv", "--target", "it's")))
        .isEqualTo("poisonlab run --data 'my file.csv' --target 'it'\\''s'");
    assertThat(CommandText.of(List.of("run", "--attack", "label-flip:fraction=0.1")))
        .isEqualTo("poisonlab run --attack label-flip:fraction=0.1");
  }

  @Test
  @DisplayName("names and passwords in addresses are left out")
  void secrets() {
    assertThat(CommandText.of(List.of("run", "--tracking-uri", "https://me:secret@host:5000/x")))
        .isEqualTo("poisonlab run --tracking-uri https://host:5000/x");
    assertThat(CommandText.of(List.of("run", "--tracking-uri=https://token@host")))
        .isEqualTo("poisonlab run --tracking-uri=https://host");
  }

  @Test
  @DisplayName("where nobody typed anything there is the tool's name")
  void nothingTyped() {
    assertThat(CommandText.of((picocli.CommandLine.Model.CommandSpec) null)).isEqualTo("poisonlab");
  }
}
