// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.inspection.Inspection;
import io.poisonlab.inspection.SuspicionTable;
import io.poisonlab.report.SuspectSheet;
import io.poisonlab.report.SuspicionPlot;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The artifacts that hold what a defence found: the ranked rows and two pictures. */
public final class SuspicionFiles {
  /** The rows in the order of suspicion; without classes and reasons where rows may not be kept. */
  public static final String TABLE = "suspicion/suspicion.csv";

  /** The picture of the rows on two principal components. */
  public static final String MAP = "suspicion/map.png";

  /** The picture of suspicion by class. */
  public static final String HISTOGRAM = "suspicion/histogram.png";

  /** The picture of the most suspicious images, where the data are images. */
  public static final String SUSPECTS = "suspicion/suspects.png";

  private SuspicionFiles() {}

  /**
   * Returns all of the files.
   *
   * @param dataArtifacts whether classes, and reasons that may quote values, are kept
   */
  static SequencedMap<String, byte[]> of(Inspection inspection, boolean dataArtifacts) {
    SequencedMap<String, byte[]> files = table(inspection, dataArtifacts);
    SuspicionPlot plot = SuspicionPlot.of(inspection);
    files.put(MAP, plot.mapPng());
    files.put(HISTOGRAM, plot.histogramPng());
    if (dataArtifacts) {
      SuspectSheet.of(inspection).ifPresent(sheet -> files.put(SUSPECTS, sheet));
    }
    return files;
  }

  /** Returns the ranked rows alone; drawing takes a tenth of a second. */
  static SequencedMap<String, byte[]> table(Inspection inspection, boolean dataArtifacts) {
    String table =
        dataArtifacts
            ? SuspicionTable.csv(List.of(inspection), Integer.MAX_VALUE)
            : SuspicionTable.withoutData(inspection);
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put(TABLE, table.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
