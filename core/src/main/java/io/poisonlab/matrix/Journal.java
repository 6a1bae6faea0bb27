// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.file.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has been measured, a line of JSON for each finished unit, forced to the disk: a run that was
 * killed goes on where it was. The first line names the plan that the numbers rest on.
 */
final class Journal implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private record Head(String plan) {}

  private record Line(String unit, List<MatrixCell> cells) {}

  private final FileChannel channel;
  private final Map<String, List<MatrixCell>> finished;

  private Journal(FileChannel channel, Map<String, List<MatrixCell>> finished) {
    this.channel = channel;
    this.finished = finished;
  }

  /**
   * Opens the journal of a plan, or begins one. A last line that was cut short is dropped.
   *
   * @throws IllegalArgumentException if the file is of another plan, or no journal
   */
  static Journal open(Path file, MatrixPlan plan) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        Map<String, List<MatrixCell>> finished = read(file, channel, plan);
        return new Journal(channel, finished);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot open %s: %s".formatted(file, FileErrors.reason(e)), e));
    }
  }

  private static Map<String, List<MatrixCell>> read(Path file, FileChannel channel, MatrixPlan plan)
      throws IOException {
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    Map<String, List<MatrixCell>> finished = new LinkedHashMap<>();
    List<String> lines = text.substring(0, whole).lines().toList();
    try {
      if (lines.isEmpty()) {
        channel.truncate(0);
        write(channel, new Head(plan.fingerprint()));
        return finished;
      }
      if (!JSON.readValue(lines.getFirst(), Head.class).plan().equals(plan.fingerprint())) {
        throw new IllegalArgumentException(
            "%s was measured with other defences or shares of rows; give another folder, or delete it to begin anew"
                .formatted(file));
      }
      for (String line : lines.subList(1, lines.size())) {
        Line read = JSON.readValue(line, Line.class);
        finished.put(read.unit(), read.cells());
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s is no journal of the matrix; give another folder, or delete it".formatted(file), e);
    }
    channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    return finished;
  }

  /** Returns what was measured in this unit; nothing where it was not finished. */
  synchronized List<MatrixCell> cells(MatrixUnit unit) {
    return finished.getOrDefault(unit.key(), List.of());
  }

  /** Returns whether this unit is finished. */
  synchronized boolean has(MatrixUnit unit) {
    return finished.containsKey(unit.key());
  }

  /** Records a finished unit. */
  synchronized void add(MatrixUnit unit, List<MatrixCell> cells) {
    try {
      write(channel, new Line(unit.key(), cells));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
    finished.put(unit.key(), List.copyOf(cells));
  }

  private static void write(FileChannel channel, Object line) throws IOException {
    byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(false);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
