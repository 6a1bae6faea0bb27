// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.file.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a plan, in the order of its trials.
 *
 * @param plan what was run
 * @param results one for each trial that finished
 * @param failures one for each trial that threw
 */
public record ExperimentReport(
    ExperimentPlan plan, List<TrialResult> results, List<TrialFailure> failures) {
  /** More lines are left to the summary file. */
  private static final int MOST = 20;

  /** Copies the lists. */
  public ExperimentReport {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }

  /** Returns where each defence stands between its bounds, in the order of the plan. */
  public List<Standing> standings() {
    return Standing.all(results);
  }

  /**
   * Returns a sentence for each defence and level of poison where there is harm, and it is not
   * shown over the seeds that the defence undoes more of it than a filter that drops as many rows
   * at random.
   */
  public List<String> noBetterThanRandom() {
    List<String> words =
        standings().stream().filter(Standing::isNoBetterThanRandom).map(Standing::words).toList();
    if (words.size() <= MOST) {
      return words;
    }
    List<String> first = new ArrayList<>(words.subList(0, MOST));
    first.add(
        "%s of defences that do not beat the random filter, or are not shown to; the summary file has their numbers"
            .formatted(Count.of(words.size() - MOST, "more case")));
    return List.copyOf(first);
  }

  /**
   * Returns what the defences warned of before they looked, each warning once and in how many
   * trials: those of most trials first, and the rest counted where there are many.
   */
  public List<String> warnings() {
    return TrialWarnings.lines(results);
  }

  /**
   * Returns one line per trial; the first columns are {@code
   * poison_type,poison_fraction,accuracy,precision,recall,f1}.
   */
  public String toCsv() {
    return CsvWriter.records(SummaryTable.of(this));
  }

  /** Writes {@link #toCsv} to a file, which appears complete or not at all. */
  public void writeCsv(Path file) {
    SafeFiles.write(file, toCsv());
  }
}
