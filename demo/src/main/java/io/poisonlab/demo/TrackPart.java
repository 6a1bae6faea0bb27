// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.scene.Knobs;
import io.poisonlab.scene.Scene;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingException;
import io.poisonlab.tracking.TrackingSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records what is on the screen: the plan of the scene as a sweep of MLflow runs. One visitor at a
 * time records; the others wait.
 */
final class TrackPart implements Part {
  private static final String EXPERIMENT = "poisonlab_demo";

  private final LineStream stream;
  private final TrackingSettings settings;
  private final Function<Knobs, Scene> scenes;

  TrackPart(LineStream stream, TrackingSettings settings, Function<Knobs, Scene> scenes) {
    this.stream = stream;
    this.settings = settings;
    this.scenes = scenes;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/track", this::track);
  }

  private void track(Context request) {
    Knobs knobs = ScenePart.read(request);
    stream.answer(request, output -> output.line(record(scenes.apply(knobs))));
  }

  private synchronized Map<String, Object> record(Scene scene) {
    String name = settings.experimentName().orElse(EXPERIMENT);
    try (RunTracker tracker = RunTrackers.open(settings)) {
      TrackedExperiment experiment =
          new TrackedExperiment(
                  tracker, name, new RecordingOptions(true, "poisonlab demo", Map.of()))
              .threads(1);
      TrackedReport report = experiment.track(scene.plan(), ExperimentListener.silent());
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("kind", "tracked");
      line.put("experiment", name);
      line.put("run", report.parentRunId());
      line.put("runs", report.runIds().size());
      line.put("command", "poisonlab ui --experiment \"%s\"".formatted(name));
      link(tracker, report).ifPresent(link -> line.put("link", link.toString()));
      return line;
    } catch (TrackingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Optional<URI> link(RunTracker tracker, TrackedReport report) {
    return tracker.links().map(ui -> ui.run(report.experiment().id(), report.parentRunId()));
  }
}
