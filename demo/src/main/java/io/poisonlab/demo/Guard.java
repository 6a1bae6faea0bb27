// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each request before it is answered: whether it means this server, comes from its own
 * page, brings the token where one is needed, and is not too large.
 */
final class Guard {
  private static final String COOKIE = "poisonlab-demo";
  private static final String PARAMETER = "token";
  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final DemoOptions options;

  Guard(DemoOptions options) {
    this.options = options;
  }

  /**
   * Lets a request pass.
   *
   * @throws Refusal if it must not
   */
  void check(Context request) {
    Headers.addTo(request);
    checkHost(request);
    checkToken(request);
    checkOrigin(request);
    checkBody(request);
  }

  /** A name of someone else that leads here would let their page read what ours says. */
  private void checkHost(Context request) {
    String host = String.valueOf(request.header("Host")).toLowerCase(Locale.ROOT);
    String name = host.replaceFirst(":\\d+$", "");
    if (DemoOptions.isLoopback(options.host()) && !LOOPBACK_NAMES.contains(name)) {
      throw new Refusal(421, "this page is at %s only".formatted(DemoOptions.LOOPBACK));
    }
  }

  private void checkToken(Context request) {
    if (options.token().isEmpty()) {
      return;
    }
    String token = options.token().get();
    @Nullable String given = request.queryParam(PARAMETER);
    if (given != null && isSame(token, given)) {
      Cookie cookie = new Cookie(COOKIE, token);
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.STRICT);
      cookie.setPath("/");
      request.cookie(cookie);
      if (request.path().equals("/")) {
        request.redirect("/"); // so that the token does not stand in the address any longer
        request.skipRemainingHandlers();
      }
      return;
    }
    @Nullable String kept = request.cookie(COOKIE);
    if (kept == null || !isSame(token, kept)) {
      throw new Refusal(
          401, "this page needs the token that poisonlab demo has printed: /?token=…");
    }
  }

  /** Compares in a time that does not tell how much of it is right. */
  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** What changes something is asked for by our own page alone. */
  private static void checkOrigin(Context request) {
    @Nullable String site = request.header("Sec-Fetch-Site");
    @Nullable String origin = request.header("Origin");
    boolean foreign =
        (site != null && !Set.of("same-origin", "none").contains(site))
            || (origin != null && !origin.replaceFirst("^https?://", "").equals(request.host()));
    if (foreign && request.path().startsWith("/api/")) {
      throw new Refusal(403, "another site's page cannot ask this");
    }
    if (request.method().name().equals("POST") && request.header(Visitor.HEADER) == null) {
      throw new Refusal(403, "%s is missing".formatted(Visitor.HEADER));
    }
  }

  private static void checkBody(Context request) {
    if (request.header("Content-Encoding") != null) {
      throw new Refusal(415, "send the file as it is, not compressed");
    }
    Body.checkSize(request.req().getContentLengthLong());
  }
}
