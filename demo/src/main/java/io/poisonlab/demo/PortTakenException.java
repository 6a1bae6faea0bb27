// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import java.net.BindException;

/** Says that something else listens at the address where a server was to. */
public final class PortTakenException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private PortTakenException(DemoOptions options, Throwable cause) {
    super(
        "something else listens at %s, port %d; ask for another port, or for 0, which takes any"
            .formatted(options.host(), options.port()),
        cause);
  }

  /** Returns what the failure to start a server means. */
  static RuntimeException of(DemoOptions options, RuntimeException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      return failure;
    }
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("in use")
        ? new PortTakenException(options, failure)
        : new IllegalArgumentException(
            "this machine cannot listen at %s, port %d: %s"
                .formatted(options.host(), options.port(), reason),
            failure);
  }
}
