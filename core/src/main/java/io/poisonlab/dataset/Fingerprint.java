// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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

  /** Returns the fingerprint of a data set's content. */
  static Fingerprint of(Dataset data) {
    MessageDigest digest = digest();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), 1 << 16))) {
      writeNames(out, data.table().names());
      for (Column column : data.table().columns()) {
        out.writeBoolean(column.nullable());
        switch (column) {
          case NumericColumn numbers -> {
            out.writeByte('n');
            for (int i = 0; i < numbers.size(); i++) {
              out.writeDouble(numbers.value(i));
            }
          }
          case NominalColumn names -> {
            out.writeByte('c');
            writeNames(out, names.categories());
            for (int i = 0; i < names.size(); i++) {
              out.writeInt(names.code(i));
            }
          }
        }
      }
      writeName(out, data.labels().target());
      writeNames(out, data.labels().classes());
      for (int i = 0; i < data.size(); i++) {
        out.writeInt(data.labels().code(i));
        out.writeInt(data.ids().at(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  /** Returns the first eight digits, the length of MLflow's own data set digests. */
  public String brief() {
    return sha256.substring(0, 8);
  }

  @Override
  public String toString() {
    return sha256;
  }

  private static void writeNames(DataOutputStream out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      writeName(out, name);
    }
  }

  private static void writeName(DataOutputStream out, String name) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
