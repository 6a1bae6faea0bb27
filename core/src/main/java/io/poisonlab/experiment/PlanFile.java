// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Dose;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.file.FileErrors;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan as YAML. An unknown key is an error that lists the known ones; a written plan reads back
 * equal.
 *
 * <pre>{@code
 * experiment: iris_poisoning_experiment
 * dataset: iris            # or breast-cancer, blobs(rows=200;seed=3), ...
 *                          # or {file: my.csv, target: y, nullable: [age], nominal: [zip], ignore: [id]}
 *                          # several: datasets: [iris, breast-cancer]
 * protocol: train-only     # or whole-dataset; several: protocols: [train-only, whole-dataset]
 * test_fraction: 0.2       # or folds: 5, or test_rows: [148, 149] or 100..149
 * seeds: 1..20             # or a list: [1, 2, 5]; or {from: 1, to: 20}
 * attacks:
 *   - label-flip: {fraction: 0.1}
 *   - feature-noise: {rows: 8, columns: [sepal_length]}
 *   - boundary-flip        # at each of the fractions, since it names no budget
 * fractions: [0.05, 0.1, 0.5]
 * defences: [none, neighbour-vote: {k: 5}]
 * learners:
 *   - decision-tree: {depth: 3}
 * }</pre>
 *
 * @param experiment the experiment's name in the tracking store, if the plan names one
 * @param plan what is to be run
 */
public record PlanFile(Optional<String> experiment, ExperimentPlan plan) {
  /** The largest plan file read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** Returns the names of the bundled plans, those of this module first. */
  public static List<String> presets() {
    return Presets.names();
  }

  /**
   * Returns a bundled plan.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static PlanFile preset(String name) {
    return parse(Presets.text(name), name, Path.of(""));
  }

  /**
   * Returns in a sentence or two what a bundled plan is for: the comment that it begins with.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static String presetTitle(String name) {
    return Presets.text(name)
        .lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads a plan file; data files that it names are looked for beside it.
   *
   * @throws IllegalArgumentException if it is missing, too large or not a valid plan
   */
  public static PlanFile read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "plan %s has more than %d bytes".formatted(file, MAX_BYTES));
      }
      Path folder = file.toAbsolutePath().resolveSibling("");
      return parse(Files.readString(file), file.toString(), folder);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "plan %s does not exist; give a YAML file or one of the presets %s"
              .formatted(file, presets()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "plan %s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }

  /**
   * Reads a plan.
   *
   * @param yaml the text
   * @param name what to call it in messages
   * @param folder where relative paths of data files begin
   * @throws IllegalArgumentException for an unknown key, listing the known ones, or a bad value
   */
  public static PlanFile parse(String yaml, String name, Path folder) {
    YamlMap root = YamlMap.parse(yaml, "plan", name, "dataset");
    root.allow(
        "experiment",
        "dataset",
        "datasets",
        "protocol",
        "protocols",
        "test_fraction",
        "folds",
        "test_rows",
        "trusted_fraction",
        "seeds",
        "attacks",
        "fractions",
        "defences",
        "learners");
    return new PlanFile(root.text("experiment"), plan(root, datasets(root, folder)));
  }

  /**
   * Reads a plan whose data are handed over apart, as {@link #withoutData} wrote it.
   *
   * @throws IllegalArgumentException as {@link #parse} does
   */
  public static ExperimentPlan attach(String yaml, List<Dataset> data) {
    YamlMap root = YamlMap.parse(yaml, "plan", "plan", "seeds");
    root.allow(
        "protocol",
        "protocols",
        "test_fraction",
        "folds",
        "test_rows",
        "trusted_fraction",
        "seeds",
        "attacks",
        "defences",
        "learners");
    return plan(root, data);
  }

  private static ExperimentPlan plan(YamlMap root, List<Dataset> data) {
    ExperimentPlan base = ExperimentPlan.of(data.toArray(Dataset[]::new));
    return new ExperimentPlan(
        base.datasets(),
        protocols(root).orElse(base.protocols()),
        testing(root).orElse(base.testing()),
        attacks(root).orElse(base.attacks()),
        named(root, "defences", DefenceProvider.catalogue()).orElse(base.defences()),
        named(root, "learners", LearnerProvider.catalogue()).orElse(base.learners()),
        root.seeds("seeds").orElse(base.seeds()),
        root.number("trusted_fraction").orElse(base.trustedFraction()));
  }

  private static List<Dataset> datasets(YamlMap root, Path folder) {
    if (!isMany(root, "dataset", "datasets")) {
      return List.of(DatasetEntry.read(root, folder));
    }
    return root.each("datasets", "dataset").stream()
        .map(entry -> DatasetEntry.read(entry, folder))
        .toList();
  }

  private static Optional<List<Protocol>> protocols(YamlMap root) {
    List<YamlMap> entries =
        isMany(root, "protocol", "protocols") ? root.each("protocols", "protocol") : List.of(root);
    List<Protocol> protocols =
        entries.stream()
            .flatMap(entry ->
                entry
                    .text("protocol")
                    .map(id -> root.inPlace("protocol", () -> Protocol.of(id)))
                    .stream())
            .toList();
    return protocols.isEmpty() ? Optional.empty() : Optional.of(protocols);
  }

  private static boolean isMany(YamlMap root, String one, String many) {
    if (root.has(one) && root.has(many)) {
      throw root.error("give either %s or %s, not both".formatted(one, many));
    }
    return root.has(many);
  }

  /** Reads the attacks; those that name no budget are multiplied by the fractions. */
  private static Optional<List<Attack>> attacks(YamlMap root) {
    List<Dose> fractions = Dose.fractions(root.numbers("fractions"));
    List<String> open = new ArrayList<>();
    Optional<List<List<Attack>>> attacks =
        root.named(
            "attacks",
            AttackProvider.catalogue(),
            (id, settings) -> {
              if (Dose.isOpen(id, settings)) {
                open.add(id);
              }
              return Dose.each(id, settings, fractions);
            });
    if (attacks.isEmpty() && !fractions.isEmpty()) {
      throw root.error("the key \"fractions\" multiplies the key \"attacks\", which is missing");
    }
    if (open.isEmpty() && !fractions.isEmpty()) {
      throw root.error(
          "the key \"fractions\" is for attacks that name no budget, and all of \"attacks\" name theirs or take none; leave the fractions out, or a budget, for example \"- label-flip\"");
    }
    return attacks.map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  /** Returns the plan as YAML that {@link #parse} reads back equal. */
  public String toYaml() {
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    experiment.ifPresent(name -> root.put("experiment", name));
    put(root, "dataset", plan.datasets().stream().map(DatasetEntry::write).toList());
    putRest(root, plan);
    return YamlMap.write(root);
  }

  /** Returns a plan as YAML without its data, which may have been made in memory. */
  public static String withoutData(ExperimentPlan plan) {
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    putRest(root, plan);
    return YamlMap.write(root);
  }

  private static void putRest(Map<String, Object> root, ExperimentPlan plan) {
    put(root, "protocol", plan.protocols().stream().map(Protocol::id).toList());
    switch (plan.testing()) {
      case Testing.HoldOut holdOut -> root.put("test_fraction", holdOut.fraction());
      case Testing.CrossValidation crossed -> root.put("folds", crossed.folds());
      case Testing.GivenRows given ->
          root.put("test_rows", written(given.ids().stream().map(Integer::longValue).toList()));
    }
    if (plan.trustedFraction() > 0) {
      root.put("trusted_fraction", plan.trustedFraction());
    }
    root.put("seeds", written(plan.seeds()));
    root.put("attacks", described(plan.attacks()));
    root.put("defences", described(plan.defences()));
    root.put("learners", described(plan.learners()));
  }

  /** Returns a plan as YAML, or nothing where its data were made in memory. */
  public static Optional<String> yaml(ExperimentPlan plan) {
    return new PlanFile(Optional.empty(), plan).nameable();
  }

  /** Returns this as YAML, or nothing where its data were made in memory. */
  Optional<String> nameable() {
    return plan.datasets().stream().allMatch(DatasetEntry::isNameable)
        ? Optional.of(toYaml())
        : Optional.empty();
  }

  /** Puts one value under its key, several under the key's plural. */
  private static void put(Map<String, Object> root, String key, List<?> values) {
    if (values.size() == 1) {
      root.put(key, values.getFirst());
    } else {
      root.put(key + "s", values);
    }
  }

  private static Optional<Testing> testing(YamlMap root) {
    Optional<Double> fraction = root.number("test_fraction");
    Optional<Integer> folds = root.integer("folds");
    Optional<List<Integer>> rows = root.integers("test_rows");
    if (Stream.of(fraction, folds, rows).filter(Optional::isPresent).count() > 1) {
      throw root.error("give one of test_fraction, folds and test_rows, not several");
    }
    if (rows.isPresent()) {
      return rows.map(ids -> root.inPlace("test_rows", () -> new Testing.GivenRows(ids)));
    }
    return folds
        .<Testing>map(k -> root.inPlace("folds", () -> new Testing.CrossValidation(k)))
        .or(() -> fraction.map(f -> root.inPlace("test_fraction", () -> new Testing.HoldOut(f))));
  }

  /** Returns a range where the numbers are one. */
  private static Object written(List<Long> numbers) {
    long first = numbers.getFirst();
    boolean range =
        numbers.size() > 2
            && IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i) == first + i);
    if (!range) {
      return numbers;
    }
    return first + ".." + numbers.getLast();
  }

  private static <T> Optional<List<T>> named(YamlMap root, String key, Catalogue<T, ?> known) {
    return root.named(key, known, known::create);
  }

  private static List<Map<String, Object>> described(List<?> algorithms) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Object algorithm : algorithms) {
      Description description = Description.of(algorithm);
      entries.add(Map.of(description.id(), description.settings()));
    }
    return entries;
  }
}
