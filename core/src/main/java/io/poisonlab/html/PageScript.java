// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script that stands in the page itself. The page's security policy names it by its SHA-256, so
 * that nothing that slips into the page beside it can run.
 *
 * @param code JavaScript that does not hold the end of its own element
 */
public record PageScript(String code) {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if a browser would end the element inside the code, or change
   *     it before it is hashed
   */
  public PageScript {
    if (endsItsElement(code) || code.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "a script in a page must not contain </script, <!-- or carriage returns");
    }
  }

  /** Looks at each bracket only: a library is long. */
  private static boolean endsItsElement(String code) {
    for (int at = code.indexOf('<'); at >= 0; at = code.indexOf('<', at + 1)) {
      if (code.startsWith("<!--", at)
          || code.regionMatches(true, at, "</script", 0, "</script".length())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the element. */
  public String element() {
    return "<script>" + code + "</script>\n";
  }

  /** Returns what a page's security policy calls it. */
  String source() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  /**
   * Returns an element that holds data for scripts.
   *
   * @param id by which they find it
   * @param json the data; what could end the element is escaped
   */
  public static String data(String id, String json) {
    return "<script id=\"%s\" type=\"application/json\">%s</script>\n"
        .formatted(id, json.replace("<", "\\u003c"));
  }
}
