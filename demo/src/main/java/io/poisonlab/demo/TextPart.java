// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.parallel.Cancellation;
import io.poisonlab.sentence.ModelShelf;
import io.poisonlab.sentence.Reading;
import io.poisonlab.sentence.SentenceModels;
import io.poisonlab.sentence.TextChoices;
import io.poisonlab.sentence.TextKnobs;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sentence that a visitor types: what a clean and a poisoned model say of it, and why. */
final class TextPart implements Part {
  private final LineStream stream;
  private final ModelShelf shelf = new ModelShelf();

  TextPart(LineStream stream) {
    this.stream = stream;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/text", this::read);
    routes.get("/api/text/knobs", request -> request.json(TextChoices.all()));
  }

  private void read(Context request) {
    TextKnobs knobs = TextKnobs.parse(Query.of(request));
    stream.answer(request, output -> read(knobs, output));
  }

  private void read(TextKnobs knobs, Output output) {
    SentenceModels models = shelf.models(knobs);
    Cancellation.check();
    output.line(Map.of("kind", "models", "facts", models.facts()));
    Reading clean = models.clean(knobs.sentence());
    Reading poisoned = models.poisoned(knobs.sentence());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "sentence");
    line.put("clean", clean);
    line.put("poisoned", poisoned);
    line.put("turned", !clean.label().equals(poisoned.label()));
    output.line(line);
  }
}
