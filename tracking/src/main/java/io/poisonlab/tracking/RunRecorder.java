// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;
import java.util.Map;

/**
 * What a destination does for an open run. {@link OpenRun} calls it with values that {@link
 * MlflowRules} has accepted, and ends it once.
 */
interface RunRecorder {
  void log(RunValues values);

  void logInputs(List<DatasetInput> inputs);

  void logArtifacts(Map<String, byte[]> files);

  LoggedModel logModel(ModelFiles model);

  void end(RunStatus status);
}
