// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.GroundTruth;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.FileCopy;
import io.poisonlab.experiment.Scenario;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.random.Seed;
import io.poisonlab.report.ContactSheet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Poisons a file and keeps the ground truth. */
@Command(
    name = "poison",
    description = {
      "Poison a copy of your data, and keep the truth of what was done.",
      "Beside the copy appear the ground truth (which rows, what changed; of images also a contact"
          + " sheet) and a scenario: the"
          + " attack, "
          + "its seed and the fingerprints of the data before and after, from which anybody who has the "
          + "clean file makes the same bytes again."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab poison my.csv --target y --attack label-flip:fraction=0.1 --out poisoned.csv",
      "  poisonlab poison --dataset iris --attack feature-noise:rows=15 --seed 7 --out noisy.csv",
      "  poisonlab poison my.csv --target y --attack boiling-frog:versions=10 --versions --out slow.csv",
      "  poisonlab poison my.csv --scenario poisoned.scenario.yaml --out again.csv"
    })
final class PoisonCommand implements Callable<Integer> {
  /** The digits of a fraction in a hint. */
  private static final int DIGITS = 3;

  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();

  @Option(
      names = "--attack",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "The attack and its budget. See: poisonlab list attacks.")
  private @Nullable AlgorithmText attack;

  @Option(names = "--seed", paramLabel = "SEED", description = "What draws come from; default: 1.")
  private @Nullable Long seed;

  @Option(
      names = "--scenario",
      paramLabel = "FILE.yaml",
      description = "In the place of --attack and --seed: a scenario to be made again.")
  private @Nullable Path scenario;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the poisoned data go; truth and scenario go beside it.")
  private Path out = Path.of("");

  @Option(
      names = "--versions",
      description = "Also write each version in which the poison comes out: FILE.v1.csv, …")
  private boolean versions;

  PoisonCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    inputs().keepApartFrom(outputs());
    if (scenario == null) {
      poison();
    } else {
      replay(scenario);
    }
    return ExitCode.OK;
  }

  private void poison() {
    if (attack == null) {
      throw new CommandException(
          "found neither --attack nor --scenario; name one, for example --attack"
              + " label-flip:fraction=0.1");
    }
    Attack chosen = attack.create(AttackProvider.catalogue());
    long drawn = seed == null ? 1 : seed;
    DataFile clean = source.file(shell.console());
    clean.checkName(out);
    Poisoned poisoned = chosen.poison(clean.data(), new Seed(drawn));
    write(clean, poisoned, Scenario.of(chosen, drawn, clean, poisoned));
  }

  private void replay(Path file) {
    if (attack != null || seed != null) {
      throw new CommandException(
          "--scenario names the attack and its seed; leave out --attack and --seed");
    }
    Scenario known = Scenario.read(file);
    DataFile clean = source.file(Optional.of(known.format()), shell.console());
    clean.checkName(out);
    write(clean, known.replay(clean.data()), known);
  }

  private InputFiles inputs() {
    return source.inputs().and("--scenario", scenario);
  }

  private List<Path> outputs() {
    return scenario == null
        ? List.of(out, truth(), sheet(), beside())
        : List.of(out, truth(), sheet());
  }

  private Path truth() {
    return BesideFile.of(out, ".truth.csv");
  }

  /** Returns where the picture of poisoned images goes. */
  private Path sheet() {
    return BesideFile.of(out, ".contact-sheet.png");
  }

  /** Returns where the scenario goes that is made. */
  private Path beside() {
    return BesideFile.of(out, ".scenario.yaml");
  }

  private void write(DataFile clean, Poisoned poisoned, Scenario made) {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    FileCopy copy = clean.copy(poisoned.dataset());
    files.putAll(copy.at(out));
    files.put(truth(), utf8(GroundTruth.of(clean.data(), poisoned).toCsv()));
    Optional<byte[]> sheet = ContactSheet.of(clean.data(), poisoned);
    sheet.ifPresent(picture -> files.put(sheet(), picture));
    if (scenario == null) {
      files.put(beside(), utf8(made.toYaml()));
    }
    List<Path> named =
        outputs().stream().filter(path -> sheet.isPresent() || !path.equals(sheet())).toList();
    VersionFiles slow =
        versions ? VersionFiles.of(made.attack(), made.seed(), clean, out) : VersionFiles.none();
    inputs().keepApartFrom(slow.files().keySet());
    files.putAll(slow.files());
    SafeFiles.writeAll(files);
    show(clean.data(), poisoned, made, named);
    slow.show(shell.console());
    if (!copy.fingerprint().equals(made.after().csv())) {
      shell
          .console()
          .warn(
              "the values are those of the scenario, but %s does not have its bytes: the clean file is written otherwise (digits, quotes, line ends, columns) than the one that the scenario was made from"
                  .formatted(out));
    }
  }

  private void show(Dataset clean, Poisoned poisoned, Scenario made, List<Path> files) {
    Console console = shell.console();
    console.line(
        "%s: %s, %d of %d rows poisoned, seed %d"
            .formatted(
                clean,
                AlgorithmText.written(made.attack()),
                poisoned.poisonedRows().size(),
                poisoned.dataset().size(),
                made.seed()));
    poisoned.aim().ifPresent(aim -> console.line("Aim: " + aim.words(clean.labels())));
    warnOfNothing(clean, poisoned, made.attack());
    if (Arrays.stream(poisoned.dataset().labels().counts()).filter(n -> n > 0).count() < 2) {
      console.warn("the poisoned file holds one class only; nothing can be trained on it");
    }
    console.line("Files: " + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    var taxonomy = made.attack().traits().goal().taxonomy();
    if (!taxonomy.isEmpty()) {
      console.line("Taxonomy: " + Taxonomy.line(taxonomy));
      console.line("Mitigations: " + Taxonomy.line(Taxonomy.mitigations()));
    }
  }

  /** Warns where a fraction that is asked for is less than one row. */
  private void warnOfNothing(Dataset clean, Poisoned poisoned, Attack chosen) {
    if (chosen.budget() instanceof Budget.Fraction share
        && share.value() > 0
        && poisoned.poisonedRows().size() == 0) {
      int rows = chosen.attackable(clean);
      String mend =
          rows == 0
              ? "there is none to attack"
              : "from fraction=%s on one row is poisoned"
                  .formatted(
                      BigDecimal.valueOf(1.0 / rows)
                          .round(new MathContext(DIGITS, RoundingMode.CEILING))
                          .toPlainString());
      shell
          .console()
          .warn(
              "nothing is poisoned: a fraction of %s of %d rows (%s) is less than one row; %s"
                  .formatted(
                      BigDecimal.valueOf(share.value()).stripTrailingZeros().toPlainString(),
                      rows,
                      share.of().words(),
                      mend));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
