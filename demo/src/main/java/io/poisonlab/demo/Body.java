// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a request brings, up to the limit, whatever it says of its length. */
final class Body {
  /** The largest body, which only an upload has. */
  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_DISCARDED = 16 * MOST_BYTES;

  private Body() {}

  /**
   * Reads the whole body.
   *
   * @throws Refusal if it has more than {@link #MOST_BYTES} bytes or ends too early
   */
  static byte[] read(Context request) {
    byte[] bytes = upTo(request, MOST_BYTES + 1, "the file");
    checkSize(bytes.length);
    return bytes;
  }

  /**
   * Looks at how large a body is.
   *
   * @throws Refusal if that is more than {@link #MOST_BYTES}
   */
  static void checkSize(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new Refusal(
          413, "the file has more than %,d bytes, which is the limit".formatted(MOST_BYTES));
    }
  }

  /**
   * Reads a body of so many bytes and not one more.
   *
   * @param what it is, for the message
   * @throws Refusal if there are fewer or more
   */
  static byte[] exactly(Context request, int size, String what) {
    byte[] bytes = upTo(request, size + 1, what);
    if (bytes.length != size) {
      throw new Refusal(
          400,
          "%s has %d bytes, found %s"
              .formatted(what, size, bytes.length > size ? "more" : bytes.length));
    }
    return bytes;
  }

  private static byte[] upTo(Context request, int most, String what) {
    try {
      return request.req().getInputStream().readNBytes(most);
    } catch (IOException e) {
      throw new Refusal(400, what + " did not arrive whole", e);
    }
  }

  /**
   * Reads what is left of a body that is refused, and forgets it: a connection that is closed while
   * the other side still sends is reset, and the reason for the refusal is lost on its way. What is
   * larger still loses it.
   */
  static void discard(Context request) {
    try {
      InputStream in = request.req().getInputStream();
      long left = MOST_DISCARDED;
      long skipped;
      do {
        skipped = in.skip(left);
        left -= skipped;
      } while (skipped > 0 && left > 0);
    } catch (IOException _) {
      // nobody is there to be told
    }
  }
}
