// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;
import java.util.Map;

/**
 * A run that is being recorded. It ends once, by {@link #finish}, {@link #fail} or {@link #kill};
 * what comes later has no effect on its status. Closing a run that has not ended marks it FAILED,
 * so that none stays RUNNING for ever.
 */
public interface TrackedRun extends AutoCloseable {
  /** Returns the run's id: 32 hexadecimal digits. */
  String id();

  /**
   * Records parameters, metrics and tags in as few calls as the destination allows.
   *
   * @throws TrackingException if a parameter was logged before with another value
   */
  void log(RunValues values);

  /**
   * Records the data that the run used. Data of the same name and digest counts once per run, in
   * the context it was first logged with.
   */
  default void logInput(DatasetInput input) {
    logInputs(List.of(input));
  }

  /** Records several, as {@link #logInput}, in one call where the destination allows it. */
  void logInputs(List<DatasetInput> inputs);

  /**
   * Records files, several at once where that is faster.
   *
   * @param files for each relative path, with {@code /} between its parts, the content
   */
  void logArtifacts(Map<String, byte[]> files);

  /**
   * Records a model: creates it, stores its files and marks it ready. To connect metrics with it,
   * log them afterwards with {@link RunValues#ofModel}.
   */
  LoggedModel logModel(ModelFiles model);

  /** Ends the run as FINISHED. */
  void finish();

  /** Ends the run as FAILED; the stack trace becomes the artifact {@code error.txt}. */
  void fail(Throwable cause);

  /** Ends the run as KILLED. */
  void kill();

  /** Ends the run as FAILED if it has not ended; otherwise does nothing. */
  @Override
  void close();
}
