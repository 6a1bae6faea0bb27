// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a request brings, up to the limit, whatever it says of its length. */
final class Body {
  private Body() {}

  static byte[] read(Context request) {
    try (InputStream in = request.req().getInputStream()) {
      byte[] bytes = in.readNBytes(Guard.MOST_BYTES + 1);
      if (bytes.length > Guard.MOST_BYTES) {
        throw new Refusal(
            413,
            "the file has more than %,d bytes, which is the limit".formatted(Guard.MOST_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal(400, "the file did not arrive whole", e);
    }
  }

  /**
   * Reads a body of so many bytes and not one more.
   *
   * @param what it is, for the message
   * @throws Refusal if there are fewer or more
   */
  static byte[] exactly(Context request, int size, String what) {
    try (InputStream in = request.req().getInputStream()) {
      byte[] bytes = in.readNBytes(size + 1);
      if (bytes.length != size) {
        throw new Refusal(
            400,
            "%s has %d bytes, found %s"
                .formatted(what, size, bytes.length > size ? "more" : bytes.length));
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal(400, what + " did not arrive whole", e);
    }
  }
}
