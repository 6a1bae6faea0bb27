// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be run: a preset, a plan file or a data file, and what is to differ from it. */
final class PlanOptions {
  /** The preset that runs where nothing is said. */
  static final String DEFAULT_PRESET = "iris";

  private static final List<AlgorithmText> USUAL_ATTACKS =
      List.of(AlgorithmText.parse("feature-noise"), AlgorithmText.parse("label-flip"));

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = {
        "A YAML file or a preset: iris, iris-sepal, iris-study (claims, put to the test), "
            + "label-noise, defence-benchmark, quick, text, sentiment, mnist-backdoor, "
            + "mnist-clean-label, blue-sparrow; default: iris."
      })
  private @Nullable String plan;

  @Mixin private GridDataOptions source = new GridDataOptions();
  @Mixin private AlgorithmOptions algorithms = new AlgorithmOptions();
  @Mixin private DefenceOptions defences = new DefenceOptions();

  @Option(
      names = "--fraction",
      paramLabel = "SHARE",
      split = ",",
      description = "Shares of the rows to poison, in [0, 1]; default: 0.05,0.1,0.5.")
  private List<String> fractions = new ArrayList<>();

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      split = ",",
      description = "Or: numbers of rows to poison.")
  private List<String> rows = new ArrayList<>();

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      converter = ListedName.class,
      description = "Columns that attacks on features change; default: all.")
  private List<String> columns = new ArrayList<>();

  @Mixin private SeedOptions seeds = new SeedOptions();

  @Option(
      names = "--protocol",
      paramLabel = "ID",
      split = ",",
      description = "train-only, whole-dataset, or both. See: poisonlab list protocols.")
  private List<String> protocols = new ArrayList<>();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Stratified cross-validation with K folds.")
  private @Nullable Integer folds;

  @Option(
      names = "--test-fraction",
      paramLabel = "SHARE",
      description = "Or: the share of rows held out for the test, in (0, 1).")
  private @Nullable Double testFraction;

  @Option(
      names = "--trusted-fraction",
      paramLabel = "SHARE",
      description =
          "The share of training rows that someone has checked, for defences that need it.")
  private @Nullable Double trustedFraction;

  /** Returns what is to be run, and the experiment's name if the plan has one. */
  PlanFile read(Console console) {
    PlanFile base = base(console);
    ExperimentPlan own = base.plan();
    ExperimentPlan changed =
        new ExperimentPlan(
            own.datasets(),
            protocols.isEmpty() ? own.protocols() : protocols.stream().map(Protocol::of).toList(),
            testing().orElse(own.testing()),
            attacks(own.attacks()),
            defences.or(own.defences()),
            algorithms.learners(own.learners()),
            seeds.or(own.seeds()),
            trustedFraction == null ? own.trustedFraction() : trustedFraction);
    return new PlanFile(base.experiment(), changed);
  }

  /** Returns whether nothing was said, neither what is to be run nor what is to differ. */
  boolean isEmpty() {
    return plan == null
        && source.isEmpty()
        && seeds.isEmpty()
        && folds == null
        && testFraction == null
        && trustedFraction == null
        && Stream.of(fractions, rows, columns, protocols).allMatch(List::isEmpty)
        && algorithms.isEmpty()
        && defences.isEmpty();
  }

  /** Returns files that are read, with the plan's among them if it is one. */
  InputFiles with(InputFiles others) {
    return plan == null || PlanFile.presets().contains(plan)
        ? others
        : others.and("the plan", FormatOptions.path(plan));
  }

  private PlanFile base(Console console) {
    source.check();
    if (source.isEmpty()) {
      return named(plan == null ? DEFAULT_PRESET : plan);
    }
    if (source.isMixed()) {
      throw new CommandException("found both %s; give one of them".formatted(source.words()));
    }
    if (plan != null) {
      throw new CommandException(
          "found both the plan \"%s\" and %s; give one of them".formatted(plan, source.words()));
    }
    ExperimentPlan own = ExperimentPlan.of(source.read(console).toArray(Dataset[]::new));
    return new PlanFile(
        Optional.empty(), own.attacks(AttackAxis.NONE.of(USUAL_ATTACKS).toArray(Attack[]::new)));
  }

  private static PlanFile named(String name) {
    if (PlanFile.presets().contains(name)) {
      return PlanFile.preset(name);
    }
    if (name.endsWith(".csv")) {
      throw new CommandException(
          "\"%s\" is a data file, not a plan; run it with --data %s --target COLUMN"
              .formatted(name, name));
    }
    Path file = FormatOptions.path(name);
    return Files.exists(file) || name.endsWith(".yaml") || name.endsWith(".yml")
        ? PlanFile.read(file)
        : PlanFile.preset(name);
  }

  private Optional<Testing> testing() {
    if (folds != null && testFraction != null) {
      throw new CommandException("give either --folds or --test-fraction, found both");
    }
    return folds != null
        ? Optional.of(new Testing.CrossValidation(folds))
        : Optional.ofNullable(testFraction).map(Testing.HoldOut::new);
  }

  private AttackAxis axis() {
    return new AttackAxis(fractions, rows, columns);
  }

  private List<Attack> attacks(List<Attack> own) {
    if (!algorithms.attacks().isEmpty()) {
      return axis().of(algorithms.attacks());
    }
    return axis().isEmpty() ? own : axis().over(own);
  }
}
