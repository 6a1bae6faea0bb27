// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.file.LineLog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has been measured, a line of JSON for each finished unit: a run that was killed goes on
 * where it was. The first line names the plan that the numbers rest on.
 */
final class Journal implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private record Head(String plan) {}

  private record Line(String unit, List<MatrixCell> cells) {}

  private final LineLog log;
  private final Map<String, List<MatrixCell>> finished;

  private Journal(LineLog log, Map<String, List<MatrixCell>> finished) {
    this.log = log;
    this.finished = finished;
  }

  /**
   * Opens the journal of a plan, or begins one. A last line that was cut short is dropped.
   *
   * @throws IllegalArgumentException if the file is of another plan, or no journal
   */
  static Journal open(Path file, MatrixPlan plan) {
    Map<String, List<MatrixCell>> finished = new LinkedHashMap<>();
    boolean[] begun = {false};
    LineLog log =
        LineLog.open(
            file,
            line -> {
              try {
                if (begun[0]) {
                  Line read = JSON.readValue(line, Line.class);
                  finished.put(read.unit(), read.cells());
                } else {
                  check(file, JSON.readValue(line, Head.class), plan);
                  begun[0] = true;
                }
              } catch (JacksonException e) {
                throw new IllegalArgumentException(
                    "%s is no journal of the matrix; give another folder, or delete it"
                        .formatted(file),
                    e);
              }
            });
    if (!begun[0]) {
      log.add(JSON.writeValueAsString(new Head(plan.fingerprint())));
    }
    return new Journal(log, finished);
  }

  private static void check(Path file, Head head, MatrixPlan plan) {
    if (!head.plan().equals(plan.fingerprint())) {
      throw new IllegalArgumentException(
          "%s was measured with other defences or shares of rows; give another folder, or delete it to begin anew"
              .formatted(file));
    }
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
    log.add(JSON.writeValueAsString(new Line(unit.key(), cells)));
    finished.put(unit.key(), List.copyOf(cells));
  }

  @Override
  public void close() {
    log.close();
  }
}
