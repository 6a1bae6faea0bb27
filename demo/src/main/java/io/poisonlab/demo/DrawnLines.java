// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.scene.DrawnRows;
import io.poisonlab.scene.RegionMap;
import io.poisonlab.scene.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lines hold of which the page draws a picture: first the frame of all, then each one. */
final class DrawnLines {
  private DrawnLines() {}

  /** Begins the line that tells what all pictures have in common. */
  static Map<String, Object> frame(View view, List<String> classes) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("kind", "frame");
    frame.put("view", view);
    frame.put("classes", classes);
    frame.put("grid", RegionMap.SIZE);
    return frame;
  }

  /** Returns the part of a line that is drawn: rows, and what the model says everywhere. */
  static Map<String, Object> picture(DrawnRows rows, List<Integer> regions) {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("x", rows.x());
    picture.put("y", rows.y());
    picture.put("classes", rows.classes());
    picture.put("marks", rows.marks());
    picture.put("regions", regions);
    return picture;
  }
}
