// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.file.SafeFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * The results of a plan, in the order of its trials.
 *
 * @param plan what was run
 * @param results one for each trial
 */
public record ExperimentReport(ExperimentPlan plan, List<TrialResult> results) {
  /** Copies the list. */
  public ExperimentReport {
    results = List.copyOf(results);
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
