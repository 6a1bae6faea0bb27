// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.learner.Feature;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What an {@code MLmodel} file says, as far as the checks need it.
 *
 * @param onnxFile the file of the flavour {@code onnx}, if there is that flavour
 * @param smileFile the file of the flavour {@code smile}, if there is that flavour
 * @param signature what the model takes and gives, if it says so
 * @param exampleFile the input example, if there is one
 * @param servingFile the same for a scoring server, if there is one
 * @param bytes how large the model says it is, if it says so
 */
record MlmodelDescription(
    Optional<String> onnxFile,
    Optional<String> smileFile,
    Optional<Signature> signature,
    Optional<String> exampleFile,
    Optional<String> servingFile,
    long bytes) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  static MlmodelDescription parse(byte[] yaml) {
    try {
      JsonNode root = YAML.readTree(yaml);
      JsonNode example = root.path("saved_input_example_info");
      return new MlmodelDescription(
          root.path("flavors").path("onnx").path("data").asStringOpt(),
          root.path("flavors").path("smile").path("data").asStringOpt(),
          signature(root.path("signature")),
          example.path("artifact_path").asStringOpt(),
          example.path("serving_input_path").asStringOpt(),
          root.path("model_size_bytes").asLong(0));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("MLmodel is no YAML: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the columns that the signature says the model reads. */
  Optional<List<Feature>> features() {
    return signature.map(
        signed -> signed.inputs().stream().map(MlmodelDescription::feature).toList());
  }

  private static Feature feature(Signature.Slot slot) {
    List<Long> shape = slot.shape().orElse(List.of());
    if (slot.type().equals("uint8") && shape.size() > 2) {
      return new Feature(
          slot.name().orElse(""),
          Column.Kind.IMAGE,
          false,
          shape.stream().skip(1).map(Long::intValue).toList());
    }
    return new Feature(
        slot.name().orElse(""),
        slot.type().equals("string") ? Column.Kind.NOMINAL : Column.Kind.NUMERIC,
        !slot.required());
  }

  private static Optional<Signature> signature(JsonNode node) {
    Optional<String> inputs = node.path("inputs").asStringOpt();
    Optional<String> outputs = node.path("outputs").asStringOpt();
    return inputs.isPresent() && outputs.isPresent()
        ? Optional.of(Signature.parse(inputs.get(), outputs.get()))
        : Optional.empty();
  }
}
