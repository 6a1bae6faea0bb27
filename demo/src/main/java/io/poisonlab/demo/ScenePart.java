// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.scene.Choices;
import io.poisonlab.scene.Knobs;
import io.poisonlab.scene.Performance;
import io.poisonlab.scene.PlaneData;
import io.poisonlab.scene.Scene;
import java.util.LinkedHashMap;
import java.util.Map;

/** The four stages, their knobs, and what a visitor uploads for them. */
final class ScenePart implements Part {
  private final LineStream stream;
  private final Uploads uploads;
  private final WorkQueue queue;
  private final StageCache cache = new StageCache();

  ScenePart(LineStream stream, WorkQueue queue, Uploads uploads) {
    this.stream = stream;
    this.queue = queue;
    this.uploads = uploads;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/knobs", request -> request.json(knobs()));
    routes.get("/api/scene", this::play);
    routes.get("/api/luck", this::repeat);
    routes.post("/api/cancel", this::cancel);
    routes.post("/api/upload", request -> request.json(uploads.take(request)));
    routes.get("/api/upload/{name}", request -> request.json(uploads.summary(request)));
  }

  private static Map<String, Object> knobs() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("data", PlaneData.choices());
    all.put("irisColumns", PlaneData.irisColumns());
    all.put("learner", Choices.learners());
    all.put("attack", Choices.attacks());
    all.put("defence", Choices.defences());
    all.put("defaults", Knobs.DEFAULT.toMap());
    all.put("mostRows", Knobs.MOST_ROWS);
    all.put("mostPoints", Knobs.MOST_POINTS);
    return all;
  }

  private void play(Context request) {
    Knobs knobs = read(request);
    stream.answer(request, output -> play(knobs, output));
  }

  /** Plays a scene, or what is kept of it. */
  void play(Knobs knobs, Output output) {
    cache.play(knobs, made -> SceneLines.play(new Performance(scene(knobs)), made), output);
  }

  /** Plays the same scene with other seeds, accuracies alone. */
  private void repeat(Context request) {
    Knobs knobs = read(request);
    stream.answer(request, output -> Luck.measure(seed -> scene(knobs.withSeed(seed)), output));
  }

  private void cancel(Context request) {
    queue.cancel(Visitor.of(request));
    request.status(204);
  }

  /** Makes the scene that a request asks for. */
  Scene scene(Knobs knobs) {
    return uploads
        .find(knobs.data())
        .map(file -> Scene.of(knobs, file.plane(knobs)))
        .orElseGet(() -> Scene.of(knobs));
  }

  /**
   * Reads the knobs of a request.
   *
   * @throws Refusal if they cannot be read
   */
  static Knobs read(Context request) {
    try {
      return Knobs.parse(Query.of(request));
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, String.valueOf(e.getMessage()), e);
    }
  }
}
