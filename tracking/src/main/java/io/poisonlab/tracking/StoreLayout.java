// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Names and places in MLflow's file format, and how its parts are read. */
final class StoreLayout {
  static final String META = "meta.yaml";
  static final String ARTIFACTS = "artifacts";
  static final String METRICS = "metrics";
  static final String PARAMS = "params";
  static final String TAGS = "tags";
  static final String INPUTS = "inputs";
  static final String OUTPUTS = "outputs";
  static final String DATASETS = "datasets";
  static final String MODELS = "models";
  static final String TRASH = ".trash";

  /** What MLflow takes a run's folder by. */
  static final List<String> RUN_FOLDERS = List.of(METRICS, PARAMS, TAGS, ARTIFACTS);

  private StoreLayout() {}

  /** Returns the folders in a folder, sorted by name; none where there is no folder. */
  static List<Path> folders(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }

  /** Returns the paths of all files below a folder, sorted, with / between their parts. */
  static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  /** Returns the file of a parameter, metric or tag, whose name may have several parts. */
  static Path named(Path folder, String kind, String name) {
    if (File.separatorChar == '\\' && name.contains(":")) {
      throw new TrackingException(
          "%s '%s' cannot be kept in a folder: Windows allows no : in a file's name"
              .formatted(kind, name));
    }
    return folder.resolve(name);
  }

  static Optional<String> text(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Reads {@code meta.yaml}, or nothing where the folder has none. */
  static Optional<Map<String, String>> meta(Path folder) throws IOException {
    Path file = folder.resolve(META);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(MetaYaml.read(bytes));
    } catch (JacksonException e) {
      throw broken(folder, "is not YAML: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns a field that MLflow always writes. */
  static String field(Path folder, Map<String, String> meta, String name) {
    String value = meta.get(name);
    if (value == null) {
      throw broken(folder, "has no %s; it has %s".formatted(name, meta.keySet()), null);
    }
    return value;
  }

  static long number(Path folder, Map<String, String> meta, String name) {
    String value = field(folder, meta, name);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw broken(folder, "has %s: %s, which is no whole number".formatted(name, value), e);
    }
  }

  static TrackingException broken(Path folder, String what, @Nullable Throwable cause) {
    return new TrackingException(
        "%s %s; restore it from a copy, or move its folder away"
            .formatted(folder.resolve(META), what),
        cause);
  }

  /** Returns the MD5 of the texts one after the other: MLflow's names for data and inputs. */
  static String id(String first, String second) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(first.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(md5.digest(second.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
