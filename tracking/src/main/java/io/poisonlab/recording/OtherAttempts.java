// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

/** Whether others have been at the same trials. */
public enum OtherAttempts {
  /** Nobody has. */
  NONE,
  /** Somebody may have, who is gone: what was left RUNNING is ended as KILLED. */
  DEAD,
  /** Somebody may be at work: what is RUNNING is left alone, and {@link Leftovers} ended later. */
  ALIVE
}
