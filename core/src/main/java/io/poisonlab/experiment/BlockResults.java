// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hands the trials of a plan on in the order of their indices: those of a block, which its units
 * have between them, when all of them are there.
 */
final class BlockResults {
  /** What a unit of a block came to. */
  record Part(int block, UnitResult unit) {}

  /** A trial that ended, and how it is handed on. */
  private record Ended(Trial trial, Runnable handOn) {}

  private final ResultSink sink;
  private final boolean failFast;
  private final List<UnitResult> units = new ArrayList<>();
  private int block;

  /**
   * Has nothing yet.
   *
   * @param failFast whether the first trial that failed is thrown
   */
  BlockResults(ResultSink sink, boolean failFast) {
    this.sink = sink;
    this.failFast = failFast;
  }

  /** Takes a unit; all of its block come one after the other. */
  void add(Part part) {
    if (part.block() != block) {
      handOn();
      block = part.block();
    }
    units.add(part.unit());
  }

  /**
   * Hands on what is there.
   *
   * @throws TrialFailedException if a trial failed and that is to be thrown; of several, the first
   */
  void handOn() {
    List<TrialFailure> failures =
        units.stream()
            .flatMap(unit -> unit.failures().stream())
            .sorted(Comparator.comparingInt(failure -> failure.trial().index()))
            .toList();
    if (failFast && !failures.isEmpty()) {
      throw new TrialFailedException(failures.subList(0, 1));
    }
    Stream<Ended> finished =
        units.stream()
            .flatMap(unit -> unit.results().stream())
            .map(result -> new Ended(result.trial(), () -> sink.accept(result)));
    Stream<Ended> failed =
        failures.stream().map(failure -> new Ended(failure.trial(), () -> sink.failed(failure)));
    List<Ended> ended =
        Stream.concat(finished, failed)
            .sorted(Comparator.comparingInt(trial -> trial.trial().index()))
            .toList();
    units.clear();
    ended.forEach(trial -> trial.handOn().run());
  }
}
