// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts of any length among other data: the number of their bytes, then these, in UTF-8. */
public final class DataTexts {
  private DataTexts() {}

  /** Writes a text. */
  public static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Writes texts, their number first. */
  public static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
  }

  /**
   * Reads texts.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static List<String> readAll(DataInputStream in) throws IOException {
    int size = count(in);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(read(in));
    }
    return texts;
  }

  /**
   * Reads how many of something follow.
   *
   * @throws IllegalArgumentException if it is less than 0
   */
  public static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IllegalArgumentException("these bytes are none of ours: found a count of " + count);
    }
    return count;
  }
}
