// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.DetectorProvider;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.source.NamedData;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("poisonlab list")
class ListCommandTest {
  @Test
  @DisplayName("shows every algorithm with every setting")
  void algorithms() {
    shows("attacks", AttackProvider.catalogue());
    shows("defences", DefenceProvider.catalogue());
    shows("detectors", DetectorProvider.catalogue());
    shows("learners", LearnerProvider.catalogue());
    shows("datasets", GeneratorProvider.catalogue());
  }

  @Test
  @DisplayName("shows every data set, metric, preset and protocol")
  void others() {
    assertThat(listed("datasets"))
        .contains(NamedData.names())
        .contains("CC BY 4.0", Datasets.facts("digits").sha256().sha256())
        .contains("fetched when first used (6.0 MB)", "seed (integer)");
    assertThat(listed("presets")).contains(PlanFile.presets());
    for (Metric metric : Metric.values()) {
      assertThat(listed("metrics")).contains("  " + metric.id() + "  " + metric.help());
    }
    for (Protocol protocol : Protocol.values()) {
      assertThat(listed("protocols")).contains("  " + protocol.id() + "  " + protocol.help());
    }
  }

  @Test
  @DisplayName("without a family shows them all")
  void all() {
    CommandRun run = CommandRun.with(Map.of(), "list");
    assertThat(run.outLines())
        .contains("attacks", "defences", "detectors", "learners", "datasets")
        .contains("metrics", "presets", "protocols");
    assertThat(run.out()).contains(listed("learners"), listed("metrics"));
  }

  private static void shows(String family, Catalogue<?, ?> catalogue) {
    String listed = listed(family);
    assertThat(catalogue.all()).isNotEmpty();
    catalogue
        .all()
        .forEach(provider -> {
          assertThat(listed).contains("  " + provider.id() + "  " + provider.help());
          provider
              .settings()
              .forEach(
                  setting -> assertThat(listed).contains(setting.name() + " (", setting.help()));
        });
  }

  private static String listed(String family) {
    CommandRun run = CommandRun.with(Map.of(), "list", family);
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    return run.out();
  }
}
