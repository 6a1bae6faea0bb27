// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The files that a command reads: it overwrites none of them. */
final class InputFiles {
  private static final String DATA = "the data";

  private final SequencedMap<String, Path> files = new LinkedHashMap<>();

  /**
   * Adds a file, if there is one.
   *
   * @param role what it is read as, for example {@code --truth}
   */
  InputFiles and(String role, @Nullable Path file) {
    if (file != null) {
      files.put(role, file);
    }
    return this;
  }

  /** Adds the file with the data. */
  InputFiles andData(@Nullable Path file) {
    return and(DATA, file);
  }

  /** Adds the files that data sets came from, where they came from one. */
  InputFiles andData(List<Dataset> data) {
    for (Dataset set : data) {
      if (set.source().kind() == Source.Kind.FILE) {
        and(data.size() == 1 ? DATA : DATA + " " + set.name(), Path.of(set.source().location()));
      }
    }
    return this;
  }

  /**
   * Checks that no file to be written is one that is read, by another name or a link either.
   *
   * @throws CommandException if one is
   */
  void keepApartFrom(Collection<Path> written) {
    for (Path out : written) {
      for (Map.Entry<String, Path> read : files.entrySet()) {
        if (isSame(read.getValue(), out)) {
          throw new CommandException(
              "%s is the file that is read as %s; give another --out, so that the original stays"
                  .formatted(out, read.getKey()));
        }
      }
    }
  }

  private static boolean isWithin(Path folder, Path out) {
    return out.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  private static boolean isSame(Path in, Path out) {
    try {
      return in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())
          || (Files.isDirectory(in) && isWithin(in, out))
          || (Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
