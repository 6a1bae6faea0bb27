// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.dataset.DatasetFacts;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.DetectorProvider;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.generator.GeneratedData;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.source.RemoteCatalogue;
import io.poisonlab.source.RemoteData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what there is, each with its settings and a line of help. */
@Command(
    name = "list",
    description =
        "List attacks, defences, detectors, learners, datasets, metrics, presets and protocols.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  poisonlab list", "  poisonlab list attacks"})
final class ListCommand implements Callable<Integer> {
  private final Shell shell;
  private final SequencedMap<String, Runnable> families = new LinkedHashMap<>();

  @Parameters(
      arity = "0..1",
      paramLabel = "FAMILY",
      description =
          "attacks, defences, detectors, learners, datasets, metrics, presets or protocols.")
  private @Nullable String family;

  ListCommand(Shell shell) {
    this.shell = shell;
    families.put("attacks", () -> show(AttackProvider.catalogue()));
    families.put("defences", () -> show(DefenceProvider.catalogue()));
    families.put("detectors", () -> show(DetectorProvider.catalogue()));
    families.put("learners", () -> show(LearnerProvider.catalogue()));
    families.put("datasets", this::showDatasets);
    families.put(
        "metrics", () -> Arrays.stream(Metric.values()).forEach(m -> entry(m.id(), m.help())));
    families.put("presets", () -> PlanFile.presets().forEach(this::showPreset));
    families.put(
        "protocols", () -> Arrays.stream(Protocol.values()).forEach(p -> entry(p.id(), p.help())));
  }

  @Override
  public Integer call() {
    if (family != null && !families.containsKey(family)) {
      throw new CommandException(
          "there is no list of \"%s\"; there are %s".formatted(family, families.sequencedKeySet()));
    }
    families.forEach((name, show) -> {
      if (family == null) {
        shell.console().line(shell.console().paint(Paint.BOLD, name));
      }
      if (family == null || family.equals(name)) {
        show.run();
      }
      if (family == null) {
        shell.console().line("");
      }
    });
    return ExitCode.OK;
  }

  private void show(Catalogue<?, ?> catalogue) {
    catalogue
        .all()
        .forEach(provider -> {
          entry(provider.id(), provider.help());
          provider.settings().forEach(this::showSetting);
        });
  }

  private void showSetting(SettingInfo setting) {
    String text = "      %s (%s): %s".formatted(setting.name(), setting.type(), setting.help());
    shell
        .console()
        .line(setting.byDefault().isEmpty() ? text : text + "; default " + setting.byDefault());
  }

  private void showDatasets() {
    Datasets.names().forEach(name -> entry(name, facts(Datasets.facts(name))));
    for (RemoteData data : RemoteCatalogue.all()) {
      entry(
          data.facts().name(),
          "%s; fetched when first used (%s MB)"
              .formatted(facts(data.facts()), Math.round(data.size() / 1e5) / 10.0));
    }
    show(GeneratorProvider.catalogue());
    showSetting(
        new SettingInfo(
            GeneratedData.SEED, "integer", "1", "of each generator: what its draws come from"));
  }

  private static String facts(DatasetFacts facts) {
    return "%s; %s; SHA-256 %s".formatted(facts.title(), facts.licence(), facts.sha256());
  }

  private void showPreset(String name) {
    entry(name, PlanFile.presetTitle(name));
  }

  private void entry(String id, String help) {
    shell.console().line("  %s  %s".formatted(shell.console().paint(Paint.BOLD, id), help));
  }
}
