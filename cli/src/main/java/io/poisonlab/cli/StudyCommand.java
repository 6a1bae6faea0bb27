// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.CleanDataPlan;
import io.poisonlab.analysis.CleanDataStudy;
import io.poisonlab.analysis.CleanDataTable;
import io.poisonlab.attack.Attack;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Similar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a question that no single sweep answers. */
@Command(
    name = "study",
    customSynopsis = "poisonlab study clean-data [OPTIONS]%n",
    description = {
      "Measure how much clean data makes up for poison.",
      "clean-data: a base of training rows is poisoned, then clean rows are added step by step, up to "
          + "eight times the base, until the accuracy of the clean base is back; beside it the base without "
          + "its poisoned rows, and what the description of the original pipeline claims.",
      "Usual are gaussian:rows=12000 and adult, label-flip and feature-noise, "
          + "decision-tree:depth=10 and seeds 1..20.",
      "Writes clean-data.md and clean-data.csv."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab study clean-data",
      "  poisonlab study clean-data --dataset gaussian:rows=12000 --seeds 1..5",
      "  poisonlab study clean-data --data my.csv --target class --fraction 0.1",
      "  poisonlab study clean-data --learner logistic-regression --attack label-flip"
    })
final class StudyCommand implements Callable<Integer> {
  private static final String CLEAN_DATA = "clean-data";
  private static final String MARKDOWN = "clean-data.md";
  private static final String CSV = "clean-data.csv";
  private static final List<String> USUAL_DATA = List.of("gaussian:rows=12000", "adult");
  private static final List<AlgorithmText> USUAL_ATTACKS =
      List.of(AlgorithmText.parse("label-flip"), AlgorithmText.parse("feature-noise"));
  private static final List<Learner> USUAL_LEARNERS = List.of(new DecisionTreeLearner(10));
  private static final List<Long> USUAL_SEEDS = LongStream.rangeClosed(1, 20).boxed().toList();

  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "clean-data, the only one.")
  private String study = CLEAN_DATA;

  @Mixin private GridDataOptions source = new GridDataOptions();
  @Mixin private AlgorithmOptions algorithms = new AlgorithmOptions();

  @Option(
      names = "--fraction",
      paramLabel = "SHARE",
      split = ",",
      description = "Shares of the base to poison; default: 0.05,0.1,0.5.")
  private List<String> fractions = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "ROWS",
      description = "Training rows before any are added; default: 1000, or a ninth of all.")
  private @Nullable Integer base;

  @Mixin private SeedOptions seeds = new SeedOptions();
  @Mixin private ThreadOptions parallel = new ThreadOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the files go; default: study.")
  private Path out = Path.of("study");

  StudyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (!study.equals(CLEAN_DATA)) {
      List<String> known = List.of(CLEAN_DATA);
      throw new CommandException(
          "no study is called \"%s\"; the known ones are %s%s"
              .formatted(study, known, Similar.hint(study, known)));
    }
    source.check();
    int threads = parallel.threads();
    source.inputs().keepApartFrom(List.of(out.resolve(MARKDOWN), out.resolve(CSV)));
    CleanDataTable table = new CleanDataTable(List.of());
    for (CleanDataPlan plan : datasets().stream().map(this::plan).toList()) {
      shell
          .console()
          .line(
              "%s: base of %d rows, attacks %d, learners %d, seeds %d, clean rows up to %s times the base"
                  .formatted(
                      plan.data(),
                      plan.baseRows(),
                      plan.attacks().size(),
                      plan.learners().size(),
                      plan.seeds().size(),
                      plan.factors().getLast()));
      table = table.and(measure(plan, threads));
    }
    shell.console().line("");
    shell.console().show(TextTable.of(table.sheet()));
    SafeFiles.write(out.resolve(MARKDOWN), table.toMarkdown());
    SafeFiles.write(out.resolve(CSV), table.toCsv());
    shell.console().line("");
    shell.console().line("Files: %s: %s, %s".formatted(out, MARKDOWN, CSV));
    return ExitCode.OK;
  }

  private List<Dataset> datasets() {
    return source.isEmpty()
        ? USUAL_DATA.stream().map(DatasetText::read).toList()
        : source.read(shell.console());
  }

  private CleanDataPlan plan(Dataset rows) {
    List<Attack> poisons =
        new AttackAxis(fractions, List.of(), List.of())
            .of(algorithms.attacks().isEmpty() ? USUAL_ATTACKS : algorithms.attacks());
    return new CleanDataPlan(
        rows,
        base == null ? CleanDataPlan.usualBase(rows) : base,
        poisons,
        algorithms.learners(USUAL_LEARNERS),
        seeds.or(USUAL_SEEDS));
  }

  private CleanDataTable measure(CleanDataPlan plan, int threads) {
    try (UnitProgress progress = new UnitProgress(shell.console())) {
      CleanDataStudy measuring = new CleanDataStudy(progress::progress, threads);
      try (var _ = Interruption.then(() -> stop(measuring))) {
        return measuring.run(plan);
      }
    }
  }

  private void stop(CleanDataStudy measuring) {
    measuring.stop();
    shell.console().stopped("a study keeps nothing that is not finished");
  }
}
