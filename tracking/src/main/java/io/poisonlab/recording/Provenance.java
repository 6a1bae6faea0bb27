// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.experiment.RecordedSweep;
import io.poisonlab.experiment.SweepRuns;
import io.poisonlab.report.SweepFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the numbers of a sweep were made with, where its report is written later. */
public final class Provenance {
  private static final String RUN = "run of the sweep";

  private Provenance() {}

  /**
   * Returns what the report of the same sweep says that the run itself left in its folder; where
   * there is none, where the runs are, and the version that writes the report.
   */
  public static SequencedMap<String, String> of(RecordedSweep sweep, Path folder) {
    Optional<String> run = sweep.runs().map(SweepRuns::parentRunId);
    SequencedMap<String, String> left = left(folder.resolve(SweepFiles.JSON));
    if (run.isPresent() && run.get().equals(left.get(RUN))) {
      return left;
    }
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("PoisonLab, of this report", Version.current());
    sweep
        .runs()
        .ifPresent(
            runs -> facts.putAll(of(runs.experiment(), runs.location(), runs.parentRunId())));
    return facts;
  }

  /** Returns what runs with these options are made with. */
  public static SequencedMap<String, String> of(RecordingOptions options) {
    return Tags.provenance(options);
  }

  /** Returns where runs are. */
  static SequencedMap<String, String> of(String experiment, String location, String parentRunId) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("experiment", "%s in %s".formatted(experiment, location));
    facts.put(RUN, parentRunId);
    return facts;
  }

  private static SequencedMap<String, String> left(Path file) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        JsonNode provenance =
            JsonMapper.shared().readTree(Files.readString(file)).path("provenance");
        provenance
            .propertyNames()
            .forEach(name -> facts.put(name, provenance.path(name).asString("")));
      }
    } catch (IOException | JacksonException e) {
      facts.clear(); // it is no report that can be believed
    }
    return facts;
  }
}
