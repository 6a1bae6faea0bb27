// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The time of all cores. */
final class Cpu {
  private Cpu() {}

  /** Returns what this process has taken so far. */
  static long nanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
