// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A run at any destination: checks what is recorded and ends it once. Safe for several threads. */
final class OpenRun implements TrackedRun {
  /** The artifact that holds the stack trace of a failed run. */
  static final String ERROR_FILE = "error.txt";

  private final String id;
  private final RunRecorder recorder;
  private boolean ended;

  OpenRun(String id, RunRecorder recorder) {
    this.id = id;
    this.recorder = recorder;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void log(RunValues values) {
    MlflowRules.check(values);
    recorder.log(values);
  }

  @Override
  public void logInputs(List<DatasetInput> inputs) {
    if (!inputs.isEmpty()) {
      recorder.logInputs(inputs);
    }
  }

  @Override
  public void logArtifacts(Map<String, byte[]> files) {
    files.keySet().forEach(MlflowRules::checkPath);
    recorder.logArtifacts(files);
  }

  @Override
  public LoggedModel logModel(ModelFiles model) {
    MlflowRules.checkModelName(model.name());
    MlflowRules.checkParams(model.params());
    return recorder.logModel(model);
  }

  @Override
  public synchronized void finish() {
    end(RunStatus.FINISHED);
  }

  @Override
  public synchronized void fail(Throwable cause) {
    if (ended) {
      return;
    }
    try {
      recorder.logArtifacts(Map.of(ERROR_FILE, stackTrace(cause)));
    } catch (TrackingException e) {
      cause.addSuppressed(e);
    }
    try {
      end(RunStatus.FAILED);
    } catch (TrackingException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public synchronized void kill() {
    end(RunStatus.KILLED);
  }

  @Override
  public synchronized void close() {
    end(RunStatus.FAILED);
  }

  private void end(RunStatus status) {
    if (!ended) {
      recorder.end(status);
      ended = true;
    }
  }

  private static byte[] stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
