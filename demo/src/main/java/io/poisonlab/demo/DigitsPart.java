// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.recorded.RecordedBackdoor;
import io.poisonlab.sanity.SanityException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A digit that the visitor draws, and what a clean and a poisoned model take it for. Answers come
 * at once, past the queue: a look at one digit takes a few milliseconds, should not cancel what the
 * visitor trains in the same tab, and holds its carrier thread meanwhile, so that no more look at a
 * time than there are processors.
 */
final class DigitsPart implements Part {
  private static final String ABSENT =
      "The digits and the two models are in PoisonLab's module poisonlab-image, which this server"
          + " does not have: put poisonlab-image on its class path, or start the page with the"
          + " command poisonlab demo, which brings it.";

  private final Supplier<Optional<RecordedBackdoor>> find;
  private @Nullable Twins twins;
  private @Nullable String reason;

  /**
   * Opens nothing until it is asked.
   *
   * @param find what is on the class path
   */
  DigitsPart(Supplier<Optional<RecordedBackdoor>> find) {
    this.find = find;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/digits", request -> request.json(facts()));
    routes.post("/api/digits", this::read);
  }

  private Map<String, Object> facts() {
    return open()
        .map(Twins::facts)
        .orElseGet(() -> Map.of("available", false, "message", String.valueOf(reason)));
  }

  private void read(Context request) {
    Twins open = open().orElseThrow(() -> new Refusal(404, String.valueOf(reason)));
    request.json(open.read(Body.exactly(request, open.shape().bytes(), "the image of a digit")));
  }

  private synchronized Optional<Twins> open() {
    if (twins == null && reason == null) {
      try {
        twins = find.get().map(Twins::new).orElse(null);
        reason = ABSENT;
      } catch (SanityException e) {
        reason = "The two models cannot be asked here: " + e.getMessage();
      }
    }
    return Optional.ofNullable(twins);
  }
}
