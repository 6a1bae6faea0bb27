// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/** The states of an MLflow run. */
public enum RunStatus {
  /** Still being recorded. */
  RUNNING,
  /** Waiting to start. */
  SCHEDULED,
  /** Ended as it should. */
  FINISHED,
  /** Ended by an error. */
  FAILED,
  /** Ended from outside. */
  KILLED
}
