// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/**
 * Where a data set came from, so that it can be found again.
 *
 * @param kind how to find it
 * @param location the bundled name, or the file's path or address
 */
public record Source(Kind kind, String location) {
  /** How a source is found again. */
  public enum Kind {
    /** Carried by the library; the location is its name. */
    BUNDLED,
    /** Read from a file; the location is its path. */
    FILE,
    /** Made in memory; it cannot be found again. */
    MEMORY
  }

  /** Returns the source of a data set that a program made. */
  public static Source memory() {
    return new Source(Kind.MEMORY, "memory");
  }
}
