// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

/** A request that is not answered as asked: a status of HTTP, and words for the visitor. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  Refusal(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  int status() {
    return status;
  }
}
