// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Warnings;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.random.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who looks for poison, and what they are given beside the data. */
final class InspectionOptions {
  @Option(
      names = "--defence",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "A defence. See: poisonlab list defences.")
  private List<AlgorithmText> defences = new ArrayList<>();

  @Option(
      names = "--trusted",
      paramLabel = "FILE.csv",
      description = "Rows that are known to be clean, with the same columns.")
  private @Nullable Path trusted;

  @Option(names = "--seed", paramLabel = "SEED", description = "What draws come from; default: 1.")
  private long seed = 1;

  /** Returns what draws come from. */
  long seed() {
    return seed;
  }

  /** Returns files that are read, with the trusted one among them. */
  InputFiles with(InputFiles others) {
    return others.and("--trusted", trusted);
  }

  /** Returns whether a defence is named. */
  boolean isEmpty() {
    return defences.isEmpty();
  }

  /**
   * Returns the defences.
   *
   * @throws CommandException if none is named
   */
  List<Defence> defences() {
    if (defences.isEmpty()) {
      throw new CommandException(
          "found no --defence; name one, for example --defence neighbour-vote; `poisonlab list"
              + " defences` shows them");
    }
    var catalogue = DefenceProvider.catalogue();
    return defences.stream().map(text -> text.create(catalogue)).toList();
  }

  /**
   * Lets each of them inspect the data.
   *
   * @param beware hears what each warns of, before it begins
   */
  List<Inspection> inspect(List<Defence> chosen, Dataset data, Consumer<String> beware) {
    for (Defence defence : chosen) {
      if (defence.scope().needsTrusted() && trusted == null) {
        throw new CommandException(
            "%s compares with rows that are known to be clean; name a file of some with --trusted FILE.csv"
                .formatted(io.poisonlab.parameter.Description.of(defence).id()));
      }
    }
    Suspect suspect = suspect(data);
    return chosen.stream()
        .map(defence ->
            Inspection.of(
                defence,
                suspect,
                new Seed(seed),
                warning ->
                    beware.accept(chosen.size() > 1 ? Warnings.named(defence, warning) : warning)))
        .toList();
  }

  /** Returns the data, and the rows beside them that are known to be clean. */
  Suspect suspect(Dataset data) {
    return new Suspect(
        data, Optional.ofNullable(trusted).map(file -> DataOptions.trusted(file, data)));
  }
}
