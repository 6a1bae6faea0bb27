// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The bytes of a copy of data: of one file, or of the files in a folder. */
public final class FileCopy {
  /** Stands for the copy itself, where it is one file. */
  private static final String ITSELF = "";

  private final SequencedMap<String, byte[]> parts;

  private FileCopy(SequencedMap<String, byte[]> parts) {
    this.parts = parts;
  }

  static FileCopy file(byte[] bytes) {
    return new FileCopy(new LinkedHashMap<>(Map.of(ITSELF, bytes)));
  }

  /**
   * Returns a copy of several files.
   *
   * @param parts by their paths in the folder, with slashes
   */
  static FileCopy folder(SequencedMap<String, byte[]> parts) {
    return new FileCopy(parts);
  }

  /** Returns the files to be written where the copy goes by this name. */
  public SequencedMap<Path, byte[]> at(Path out) {
    SequencedMap<Path, byte[]> files = new LinkedHashMap<>();
    parts.forEach((name, bytes) -> files.put(name.equals(ITSELF) ? out : out.resolve(name), bytes));
    return files;
  }

  /**
   * Returns the SHA-256 of the file or, of a folder, of what {@code sha256sum} prints of its files
   * in the order of the rows.
   */
  public Fingerprint fingerprint() {
    byte[] file = parts.get(ITSELF);
    return Fingerprint.of(
        file != null
            ? file
            : parts.entrySet().stream()
                .map(part ->
                    "%s  %s\n".formatted(Fingerprint.of(part.getValue()).sha256(), part.getKey()))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
  }
}
