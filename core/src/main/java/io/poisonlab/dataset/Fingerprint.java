// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 in lower-case hexadecimal digits.
 *
 * @param sha256 64 hexadecimal digits
 */
public record Fingerprint(String sha256) {
  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException if there are not 64 lower-case hexadecimal ones
   */
  public Fingerprint {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a SHA-256 has 64 lower-case hexadecimal digits, found \"%s\"".formatted(sha256));
    }
  }

  /** Returns the fingerprint of a file's bytes. */
  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /**
   * Makes the fingerprint of a data set's content. Each attack on the same rows notes it.
   *
   * @param labels the classes of a table's rows
   * @param ids their ids
   */
  record OfRows(Labels labels, RowIds ids) implements Derivation<Fingerprint> {
    @Override
    public Fingerprint from(Table table) {
      return of(table, labels, ids);
    }
  }

  private static Fingerprint of(Table table, Labels labels, RowIds ids) {
    DigestWriter out = new DigestWriter(digest());
    out.names(table.names());
    for (Column column : table.columns()) {
      out.write((byte) (column.nullable() ? 1 : 0));
      switch (column) {
        case NumericColumn numbers -> {
          out.write((byte) 'n');
          for (int i = 0; i < numbers.size(); i++) {
            out.write(numbers.value(i));
          }
        }
        case NominalColumn names -> {
          out.write((byte) 'c');
          out.names(names.categories());
          for (int i = 0; i < names.size(); i++) {
            out.write(names.code(i));
          }
        }
        case TextColumn texts -> {
          out.write((byte) 't');
          out.names(texts.texts());
        }
        case ImageColumn images -> {
          out.write((byte) 'i');
          out.write(images.shape().height());
          out.write(images.shape().width());
          out.write(images.shape().channels());
          for (int i = 0; i < images.size(); i++) {
            out.write(images.pixels(i));
          }
        }
      }
    }
    out.name(labels.target());
    out.names(labels.classes());
    for (int i = 0; i < table.size(); i++) {
      out.write(labels.code(i));
      out.write(ids.at(i));
    }
    return new Fingerprint(HexFormat.of().formatHex(out.digest()));
  }

  /** Returns the first eight digits, the length of MLflow's own data set digests. */
  public String brief() {
    return sha256.substring(0, 8);
  }

  @Override
  public String toString() {
    return sha256;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
