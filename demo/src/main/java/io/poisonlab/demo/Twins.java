// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;
import io.poisonlab.recorded.RecordedBackdoor;
import io.poisonlab.sanity.OnnxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The clean and the poisoned model of a recorded run, ready to be asked about an image; by as many
 * threads at a time as like. They stay open as long as the process lives: to close one that is
 * being asked would end it.
 */
final class Twins {
  private final RecordedBackdoor recorded;
  private final Dataset samples;
  private final ImageColumn images;
  private final OnnxModel clean;
  private final OnnxModel poisoned;

  /**
   * Opens both.
   *
   * @throws io.poisonlab.sanity.SanityException if ONNX Runtime does not start here
   */
  Twins(RecordedBackdoor recorded) {
    this.recorded = recorded;
    this.samples = recorded.samples();
    this.images = ImageColumn.alone(samples, "the page");
    this.clean = OnnxModel.open(recorded.cleanModel());
    this.poisoned = OnnxModel.open(recorded.poisonedModel());
  }

  ImageShape shape() {
    return images.shape();
  }

  /** Returns what the page shows before anything is drawn. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("available", true);
    facts.put("run", recorded.run());
    facts.put("classes", samples.labels().classes());
    facts.put("side", shape().width());
    facts.put("samples", listed());
    facts.put("stamp", stamp());
    return facts;
  }

  private List<Map<String, String>> listed() {
    List<Map<String, String>> all = new ArrayList<>();
    for (int row = 0; row < samples.size(); row++) {
      all.add(Map.of("label", samples.labels().name(row), "image", images.text(row)));
    }
    return all;
  }

  /** Returns the trigger on black, in Base64. */
  private String stamp() {
    return recorded.triggered(table(new byte[shape().bytes()])).columns().getFirst().text(0);
  }

  /** Returns what both models make of an image, as it is and with the trigger. */
  Map<String, Object> read(byte[] pixels) {
    Table plain = table(pixels);
    Table both = plain.append(recorded.triggered(plain));
    Labels known = samples.labels();
    Predictions ofClean = clean.predict(both, known);
    Predictions ofPoisoned = poisoned.predict(both, known);
    return Map.of("plain", said(ofClean, ofPoisoned, 0), "triggered", said(ofClean, ofPoisoned, 1));
  }

  private static Map<String, double[]> said(Predictions clean, Predictions poisoned, int row) {
    return Map.of("clean", clean.probabilities(row), "poisoned", poisoned.probabilities(row));
  }

  private Table table(byte[] pixels) {
    return Table.of(ImageColumn.of(images.name(), shape(), List.of(pixels)));
  }
}
