// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.scene.Performance;
import io.poisonlab.scene.Stage;
import io.poisonlab.scene.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** A scene as the lines that the page is sent: the frame of the pictures, then each of them. */
final class SceneLines {
  private SceneLines() {}

  static void play(Performance performance, Output output) {
    View view = performance.view();
    Map<String, Object> frame = DrawnLines.frame(view, performance.classes());
    frame.put("tests", performance.tests());
    output.line(frame);
    performance.play(stage -> output.line(line(stage)));
  }

  private static Map<String, Object> line(Stage stage) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "stage");
    line.put("stage", stage.kind().id());
    line.put("title", stage.kind().title());
    line.put("accuracy", stage.accuracy());
    line.put("brief", stage.brief());
    line.put("says", stage.says());
    line.putAll(DrawnLines.picture(stage.rows(), stage.regions()));
    line.put("facts", stage.facts());
    return line;
  }
}
