// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.GroundTruth;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.DataFile;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The versions of the data in which an attack lets its poison out, each with its truth. */
final class VersionFiles {
  private final List<Poisoned> versions;
  private final List<Path> paths = new ArrayList<>();
  private final SequencedMap<Path, byte[]> files = new LinkedHashMap<>();

  private VersionFiles(List<Poisoned> versions) {
    this.versions = versions;
  }

  /** No versions are asked for. */
  static VersionFiles none() {
    return new VersionFiles(List.of());
  }

  /**
   * Makes the versions of an attack.
   *
   * @param out where the last version goes: version 2 of {@code my.csv} is {@code my.v2.csv}
   * @throws CommandException if the attack strikes at once
   */
  static VersionFiles of(Attack attack, long seed, DataFile clean, Path out) {
    VersionFiles all = new VersionFiles(attack.versions(clean.data(), new Seed(seed)));
    if (all.versions.size() < 2) {
      throw new CommandException(
          "--versions writes the versions in which poison comes out, and %s strikes at once; let its rows out by boiling-frog:attack=…,versions=10, or leave out --versions"
              .formatted(Description.of(attack).id()));
    }
    for (int i = 0; i < all.versions.size(); i++) {
      Poisoned version = all.versions.get(i);
      Path file = BesideFile.version(out, i + 1);
      all.files.putAll(clean.copy(version.dataset()).at(file));
      all.paths.add(file);
      all.files.put(
          BesideFile.of(file, ".truth.csv"),
          GroundTruth.of(clean.data(), version).toCsv().getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  /** Returns the files, for each version in order its data and its truth. */
  SequencedMap<Path, byte[]> files() {
    return files;
  }

  /** Says how much poison is out in each version, if any are asked for. */
  void show(Console console) {
    if (versions.isEmpty()) {
      return;
    }
    TextTable table = new TextTable().numbers("version").numbers("poisoned").numbers("rows");
    table.words("file");
    for (int i = 0; i < versions.size(); i++) {
      table.row(
          List.of(
              Integer.toString(i + 1),
              Integer.toString(versions.get(i).poisonedRows().size()),
              Integer.toString(versions.get(i).dataset().size()),
              paths.get(i).toString()));
    }
    console.show(table);
  }
}
