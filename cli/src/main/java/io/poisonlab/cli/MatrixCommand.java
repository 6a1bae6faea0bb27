// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.file.SafeFiles;
import io.poisonlab.matrix.Matrix;
import io.poisonlab.matrix.MatrixAttack;
import io.poisonlab.matrix.MatrixCsv;
import io.poisonlab.matrix.MatrixLimit;
import io.poisonlab.matrix.MatrixMarkdown;
import io.poisonlab.matrix.MatrixPage;
import io.poisonlab.matrix.MatrixPart;
import io.poisonlab.matrix.MatrixPlan;
import io.poisonlab.matrix.MatrixPresets;
import io.poisonlab.matrix.MatrixTable;
import io.poisonlab.matrix.MeasuredLimit;
import io.poisonlab.matrix.SingleInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures every attack against every defence. */
@Command(
    name = "matrix",
    description = {
      "Measure every attack against every defence, on clean truth and over several seeds.",
      "Usual are all attacks, all defences, logistic-regression and decision-tree; "
          + "--attack (without its rate), --defence and --learner name others. Usual data are "
          + "iris, breast-cancer, digits, and 4,000 rows of adult with one learner and the "
          + "attacks on labels; usual seeds 1..5.",
      "Every finished unit is kept: stopped or killed, the same command goes on where it was.",
      "Writes matrix.md, matrix.csv and matrix.html, a heat map; and limits.csv: what defences cannot "
          + "do even where they are told the share, or where half of two classes' labels is flipped; "
          + "and inputs.csv: what detectors of single inputs see of triggers."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab matrix --slice",
      "  poisonlab matrix --out docs",
      "  poisonlab matrix --attack label-flip --attack backdoor-trigger --dataset iris --rates 0.1",
      "  poisonlab matrix --data my.csv --target class --seeds 1..3 --out my-matrix",
      "  poisonlab matrix --defence neighbour-vote:k=5 --learner knn --seeds 1..20"
    })
final class MatrixCommand implements Callable<Integer> {
  private static final String MARKDOWN = "matrix.md";
  private static final String LIMITS = "limits.csv";
  private static final String CSV = "matrix.csv";
  private static final String INPUTS = "inputs.csv";
  private static final String PAGE = "matrix.html";

  private final Shell shell;

  @Option(
      names = "--slice",
      description = "Two rates, one seed, and Iris if no data are named: seconds.")
  private boolean slice;

  @Mixin private GridDataOptions source = new GridDataOptions();
  @Mixin private AlgorithmOptions algorithms = new AlgorithmOptions();
  @Mixin private DefenceOptions defences = new DefenceOptions();

  @Option(
      names = "--rates",
      paramLabel = "SHARE",
      split = ",",
      description = "Poisoned shares of the training rows; default: 0.01,0.05,0.1,0.2,0.3,0.5.")
  private List<Double> rates = new ArrayList<>();

  @Mixin private SeedOptions seeds = new SeedOptions();
  @Mixin private ThreadOptions parallel = new ThreadOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the journals and the files go; default: matrix.")
  private Path out = Path.of("matrix");

  MatrixCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    source.check();
    int threads = parallel.threads();
    source
        .inputs()
        .keepApartFrom(
            Stream.of(Matrix.JOURNAL, MARKDOWN, CSV, LIMITS, INPUTS, PAGE)
                .map(out::resolve)
                .toList());
    MatrixPlan plan = plan();
    shell
        .console()
        .line(
            "matrix: data sets %d, attacks %d, rates %d, seeds %d, defences %d, learners %d"
                .formatted(
                    plan.parts().size(),
                    plan.attacks().size(),
                    plan.rates().size(),
                    plan.seeds().size(),
                    plan.defences().size(),
                    plan.learners().size()));
    MatrixTable table = measure(plan, out, threads);
    List<MeasuredLimit> limits = limits(plan, threads);
    SingleInputs inputs = SingleInputs.measure(plan);
    SafeFiles.write(out.resolve(CSV), MatrixCsv.of(table));
    SafeFiles.write(out.resolve(LIMITS), MatrixCsv.of(limits));
    SafeFiles.write(out.resolve(INPUTS), inputs.toCsv());
    SafeFiles.write(
        out.resolve(MARKDOWN), MatrixMarkdown.of(plan, table, limits) + inputs.toMarkdown());
    SafeFiles.write(out.resolve(PAGE), MatrixPage.of(plan, table));
    shell
        .console()
        .line(
            "%d cells measured, %d could not be; the reasons stand in matrix.md"
                .formatted(table.means().size(), table.gaps().size()));
    shell
        .console()
        .line(
            "Files: %s: matrix.md, matrix.csv, matrix.html, limits.csv, inputs.csv".formatted(out));
    return ExitCode.OK;
  }

  /** Measures what belongs beside the plan; each limit has a journal of its own. */
  private List<MeasuredLimit> limits(MatrixPlan plan, int threads) {
    List<MeasuredLimit> limits = new ArrayList<>();
    for (MatrixLimit limit : MatrixLimit.values()) {
      limit
          .plan(plan)
          .ifPresent(small -> {
            shell.console().line("beside it: " + limit.title());
            limits.add(
                new MeasuredLimit(limit, small, measure(small, out.resolve(limit.id()), threads)));
          });
    }
    return limits;
  }

  private MatrixTable measure(MatrixPlan plan, Path folder, int threads) {
    try (UnitProgress progress = new UnitProgress(shell.console())) {
      Matrix matrix = new Matrix(progress, threads);
      try (var _ = Interruption.then(() -> stop(matrix))) {
        return matrix.run(plan, folder);
      }
    }
  }

  private void stop(Matrix matrix) {
    matrix.stop();
    shell.console().stopped("the same command goes on where this was");
  }

  private MatrixPlan plan() {
    List<MatrixPart> parts =
        source.read(shell.console()).stream().map(MatrixPresets::part).toList();
    MatrixPlan usual = slice ? MatrixPresets.slice(parts) : MatrixPresets.full(parts);
    return new MatrixPlan(
        usual.parts().stream().map(this::chosen).toList(),
        rates.isEmpty() ? usual.rates() : rates,
        defences.or(usual.defences()),
        seeds.or(usual.seeds()),
        usual.testFraction(),
        usual.trustedFraction());
  }

  /** Returns what is tried on a data set: what the options name, else what is usual. */
  private MatrixPart chosen(MatrixPart usual) {
    List<MatrixAttack> attacks =
        algorithms.attacks().stream()
            .map(text -> MatrixAttack.parse(text.notation().toString()))
            .toList();
    return usual
        .withAttacks(attacks.isEmpty() ? usual.attacks() : attacks)
        .withLearners(algorithms.learners(usual.learners()));
  }
}
