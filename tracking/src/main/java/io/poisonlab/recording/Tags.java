// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The names of the tags that PoisonLab sets, and the values that all runs of a process share. */
public final class Tags {
  /**
   * Whether the run is a {@code sweep}, one {@code trial} of it, or something else of those below.
   */
  public static final String ROLE = "poisonlab.role";

  /** The {@link #ROLE} of a parent run. */
  public static final String SWEEP = "sweep";

  /** The {@link #ROLE} of a child run. */
  public static final String TRIAL = "trial";

  /** The {@link #ROLE} of a run that holds what a defence found in data. */
  public static final String INSPECTION = "inspection";

  /** The {@link #ROLE} of a run that holds what cleaning made of data. */
  public static final String CLEANING = "cleaning";

  /** The trial's place in its plan, from 0. */
  public static final String TRIAL_INDEX = "poisonlab.trial_index";

  /**
   * What the trial is, in 32 hexadecimal digits: the same for the same work, wherever it is done.
   */
  public static final String TRIAL_KEY = "poisonlab.trial_key";

  /** The SHA-256 of the clean data's content. */
  public static final String DATASET = "poisonlab.dataset_sha256";

  /** What the attack is after: a class of NIST AI 100-2, section 2.3. */
  static final String GOAL = "poisonlab.goal";

  /** Where the attack stands in the public taxonomies. */
  static final String TAXONOMY = "poisonlab.taxonomy";

  /** The description, in Markdown, that the MLflow UI shows first. */
  static final String NOTE = "mlflow.note.content";

  /** What the names of the tags with the SHA-256 of a model file begin with. */
  public static final String MODEL_SHA256 = "poisonlab.sha256.";

  /** The verdict of the latest sanity check. */
  public static final String CHECK = "poisonlab.check";

  /** When the latest sanity check was made, as ISO 8601 in UTC. */
  public static final String CHECK_TIME = "poisonlab.check_time";

  /** The version of the library that made the latest sanity check. */
  public static final String CHECK_VERSION = "poisonlab.check_version";

  /** The command that made the runs. */
  public static final String COMMAND = "poisonlab.command";

  private static final String VERSION = "poisonlab.version";
  private static final String JAVA = "poisonlab.java";
  private static final String PLATFORM = "poisonlab.platform";
  private static final String COMMIT = "mlflow.source.git.commit";

  private static final SequencedMap<String, String> PROVENANCE = new LinkedHashMap<>();

  static {
    PROVENANCE.put("PoisonLab", VERSION);
    PROVENANCE.put("Java", JAVA);
    PROVENANCE.put("platform", PLATFORM);
    PROVENANCE.put("commit", COMMIT);
    PROVENANCE.put("command", COMMAND);
  }

  private Tags() {}

  /** Returns what a report says its numbers were made with. */
  static SequencedMap<String, String> provenance(RecordingOptions options) {
    Map<String, String> tags = ofProcess(options);
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    PROVENANCE.forEach((words, tag) -> {
      if (tags.containsKey(tag)) {
        facts.put(words, tags.getOrDefault(tag, ""));
      }
    });
    return facts;
  }

  /** Returns who made the run, with what: user, source, commit, library and JDK. */
  static SequencedMap<String, String> ofProcess(RecordingOptions options) {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.user", System.getProperty("user.name", "unknown"));
    tags.put("mlflow.source.name", options.sourceName());
    tags.put("mlflow.source.type", "LOCAL");
    GitCommit.of(Path.of("")).ifPresent(commit -> tags.put(COMMIT, commit));
    tags.put(VERSION, Version.current());
    tags.put(JAVA, Runtime.version().toString());
    tags.put(
        PLATFORM, "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    tags.putAll(options.tags());
    return tags;
  }
}
