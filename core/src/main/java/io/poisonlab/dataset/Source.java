// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/**
 * Where a data set came from, so that it can be found again.
 *
 * @param kind how to find it
 * @param location the name, the generator's text, or the file's path
 * @param omissions what of the file was not taken as data; nothing where it is no file
 */
public record Source(Kind kind, String location, CsvOmissions omissions) {
  /** How a source is found again. */
  public enum Kind {
    /** Carried by the library; the location is its name. */
    BUNDLED,
    /** Published elsewhere, and fetched where it is needed; the location is its name. */
    FETCHED,
    /** Drawn from a known distribution; the location is the generator, its settings and seed. */
    GENERATED,
    /** Read from a file; the location is its path. */
    FILE,
    /** Made in memory; it cannot be found again. */
    MEMORY
  }

  /** A source all of which is data. */
  public Source(Kind kind, String location) {
    this(kind, location, CsvOmissions.NONE);
  }

  /** Returns the source of a data set that a program made. */
  public static Source memory() {
    return new Source(Kind.MEMORY, "memory");
  }
}
