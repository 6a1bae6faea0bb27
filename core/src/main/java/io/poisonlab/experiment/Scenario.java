// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.file.FileErrors;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Poisoned data that anybody can make again: the attack, its seed, and the fingerprints of the data
 * before and after. As a file it can be published in the place of the data.
 *
 * <pre>{@code
 * attack: {label-flip: {fraction: 0.1, fraction_of: dataset}}
 * seed: 1
 * data: {name: iris, target: species, nominal: [], nullable: [], rows: 150, sha256: ...}
 * poisoned: {rows: 150, poisoned_rows: 15, sha256: ..., csv_sha256: ...}
 * goal: availability
 * taxonomy: [NIST AI 100-2 2.3 availability, MITRE ATLAS AML.T0020, ...]
 * }</pre>
 *
 * @param attack what poisons
 * @param seed what its draws come from
 * @param data the name and size of the clean data, for a reader
 * @param format how the clean file is read
 * @param before the fingerprint of the clean data's content
 * @param after what came out
 */
public record Scenario(
    Attack attack, long seed, Data data, CsvFormat format, Fingerprint before, Result after) {
  private static final int MAX_BYTES = 1 << 20;
  private static final String KIND = "scenario";

  /**
   * What the data are called and how many rows they have.
   *
   * @param name what they are called
   * @param rows how many rows they have
   */
  public record Data(String name, int rows) {}

  /**
   * What came out of the attack.
   *
   * @param rows how many rows there are
   * @param poisonedRows how many of them are poisoned
   * @param content the fingerprint of the poisoned data's content
   * @param csv the SHA-256 of the poisoned file; of a folder that of the list of its files' SHA-256
   * @param aim in words, for a reader, what the attack wants of which rows, with the trigger and
   *     the classes that it chose, if it wants more than a worse model
   */
  public record Result(
      int rows, int poisonedRows, Fingerprint content, Fingerprint csv, Optional<String> aim) {
    static Result of(Poisoned poisoned, DataFile clean) {
      return new Result(
          poisoned.dataset().size(),
          poisoned.poisonedRows().size(),
          poisoned.dataset().fingerprint(),
          clean.copy(poisoned.dataset()).fingerprint(),
          poisoned.aim().map(aim -> aim.words(clean.data().labels())));
    }
  }

  /** Describes what an attack with this seed has made of clean data that are in no file. */
  public static Scenario of(Attack attack, long seed, Dataset clean, Poisoned poisoned) {
    return of(attack, seed, DataFile.of(clean), poisoned);
  }

  /** Describes what an attack with this seed has made of the data of a clean file. */
  public static Scenario of(Attack attack, long seed, DataFile clean, Poisoned poisoned) {
    Dataset data = clean.data();
    return new Scenario(
        attack,
        seed,
        new Data(data.name(), data.size()),
        CsvFormat.of(data),
        data.fingerprint(),
        Result.of(poisoned, clean));
  }

  /**
   * Poisons the same data in the same way again. The file has the recorded bytes too where the
   * clean file has the same characters; of data alone, that is not known here.
   *
   * @throws IllegalArgumentException if these are other data, or something else comes out
   */
  public Poisoned replay(Dataset clean) {
    if (!clean.fingerprint().equals(before)) {
      throw new IllegalArgumentException(
          "the scenario is about other data: it names \"%s\" of %d rows with SHA-256 %s, found \"%s\" of %d rows with %s; take the file that it was made from"
              .formatted(
                  data.name(),
                  data.rows(),
                  before,
                  clean.name(),
                  clean.size(),
                  clean.fingerprint()));
    }
    Poisoned poisoned = attack.poison(clean, new Seed(seed));
    Fingerprint found = poisoned.dataset().fingerprint();
    int rows = poisoned.poisonedRows().size();
    if (!found.equals(after.content()) || rows != after.poisonedRows()) {
      throw new IllegalArgumentException(
          "the scenario does not come out as recorded: it names poisoned data with SHA-256 %s and %d poisoned rows, found %s and %d; use the version of PoisonLab that it was made with, and leave the file as it was"
              .formatted(after.content(), after.poisonedRows(), found, rows));
    }
    return poisoned;
  }

  /** Returns the scenario as YAML that {@link #parse} reads back equal. */
  public String toYaml() {
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    Description described = Description.of(attack);
    Goal goal = attack.traits().goal();
    root.put("attack", Map.of(described.id(), described.settings()));
    root.put("seed", seed);
    SequencedMap<String, Object> clean = new LinkedHashMap<>();
    clean.put("name", data.name());
    clean.put("target", format.target());
    clean.put("nominal", format.nominal().stream().sorted().toList());
    clean.put("nullable", format.nullable().stream().sorted().toList());
    if (!format.texts().isEmpty()) {
      clean.put("texts", format.texts().stream().sorted().toList());
    }
    OmissionKeys.write(format.omissions(), clean);
    clean.put("rows", data.rows());
    clean.put("sha256", before.sha256());
    root.put("data", clean);
    SequencedMap<String, Object> poisoned = new LinkedHashMap<>();
    poisoned.put("rows", after.rows());
    poisoned.put("poisoned_rows", after.poisonedRows());
    poisoned.put("sha256", after.content().sha256());
    poisoned.put("csv_sha256", after.csv().sha256());
    after.aim().ifPresent(aim -> poisoned.put("aim", aim));
    root.put("poisoned", poisoned);
    root.put("goal", goal.name().toLowerCase(Locale.ROOT));
    root.put(
        "taxonomy", goal.taxonomy().stream().map(entry -> Taxonomy.line(List.of(entry))).toList());
    return YamlMap.write(root);
  }

  /**
   * Reads a scenario file.
   *
   * @throws IllegalArgumentException if it is missing, too large or no scenario
   */
  public static Scenario read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "scenario %s has more than %d bytes".formatted(file, MAX_BYTES));
      }
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "scenario %s does not exist; give the file that poisoning wrote beside its data"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "scenario %s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }

  /**
   * Reads a scenario.
   *
   * @param name what to call it in messages
   * @throws IllegalArgumentException for an unknown key, listing the known ones, or a bad value
   */
  public static Scenario parse(String yaml, String name) {
    YamlMap root = YamlMap.parse(yaml, KIND, name, "attack");
    root.allow("attack", "seed", "data", "poisoned", "goal", "taxonomy");
    YamlMap clean = root.map("data");
    clean.allow(
        "name",
        "target",
        "nominal",
        "nullable",
        "texts",
        OmissionKeys.IGNORE,
        OmissionKeys.MISSING,
        OmissionKeys.SKIP_UNLABELLED,
        "rows",
        "sha256");
    YamlMap poisoned = root.map("poisoned");
    poisoned.allow("rows", "poisoned_rows", "sha256", "csv_sha256", "aim");
    return new Scenario(
        root.one("attack", AttackProvider.catalogue())
            .orElseThrow(() -> root.error("the key \"attack\" is missing")),
        root.seed("seed"),
        new Data(clean.needed("name"), count(clean, "rows")),
        new CsvFormat(
            clean.needed("target"),
            Set.copyOf(clean.texts("nominal")),
            Set.copyOf(clean.texts("nullable")),
            Set.copyOf(clean.texts("texts")),
            OmissionKeys.read(clean)),
        fingerprint(clean, "sha256"),
        new Result(
            count(poisoned, "rows"),
            count(poisoned, "poisoned_rows"),
            fingerprint(poisoned, "sha256"),
            fingerprint(poisoned, "csv_sha256"),
            poisoned.text("aim")));
  }

  private static int count(YamlMap map, String key) {
    return map.integer(key)
        .orElseThrow(() -> map.error("the key \"%s\" is missing".formatted(key)));
  }

  private static Fingerprint fingerprint(YamlMap map, String key) {
    String text = map.needed(key);
    return map.inPlace(key, () -> new Fingerprint(text));
  }
}
