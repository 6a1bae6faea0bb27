// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class in a process that ends when the process that started it does, however
 * that ended: standard input, which nobody writes to, then ends too.
 */
final class Tethered {
  private Tethered() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().start(Tethered::awaitEnd);
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes
      }
    } catch (IOException e) {
      // as good as the end
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(0);
  }
}
