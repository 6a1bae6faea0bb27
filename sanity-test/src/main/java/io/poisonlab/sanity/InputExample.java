// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Whether the stored input example reads as the signature says, is the same in both of its files,
 * and is answered row by row by the model.
 */
final class InputExample {
  private static final String BOUND = "one answer for each row, equal rows in both files";

  private InputExample() {}

  static Verdict verify(Evidence evidence) {
    return evidence
        .description()
        .judge(mlmodel ->
            mlmodel.exampleFile().isEmpty()
                ? new Verdict.Inconclusive(
                    "the model has no input example; runs recorded without data artifacts have none")
                : evidence.onnx().judge(session -> feed(evidence, mlmodel, session)));
  }

  private static Verdict feed(Evidence evidence, MlmodelDescription mlmodel, OnnxSession session) {
    try {
      ExampleRows example = rows(evidence, mlmodel.exampleFile());
      if (example.size() == 0) {
        throw new IllegalArgumentException("the example has no row");
      }
      if (mlmodel.servingFile().isPresent()
          && !sameValues(example, rows(evidence, mlmodel.servingFile()))) {
        throw new IllegalArgumentException(
            "%s holds other rows than %s"
                .formatted(mlmodel.servingFile().get(), mlmodel.exampleFile().orElse("")));
      }
      mlmodel.signature().ifPresent(signature -> conform(example, signature.inputs()));
      return answer(session.run(example.toTable(session.inputs())), example.size());
    } catch (IllegalArgumentException e) {
      return new Verdict.Fail(String.valueOf(e.getMessage()), BOUND);
    }
  }

  private static Verdict answer(SequencedMap<String, Column> outputs, int rows) {
    if (outputs.isEmpty()) {
      return new Verdict.Inconclusive("the graph's outputs are of kinds that cannot be read");
    }
    List<String> first = new ArrayList<>();
    outputs.forEach((name, column) -> first.add("%s = %s".formatted(name, first(column))));
    return new Verdict.Pass(
        "%d row%s → %s".formatted(rows, rows == 1 ? "" : "s", String.join(", ", first)), BOUND);
  }

  private static String first(Column column) {
    return column instanceof NumericColumn numbers
        ? String.format(Locale.ROOT, "%.4g", numbers.value(0))
        : column.text(0);
  }

  private static ExampleRows rows(Evidence evidence, Optional<String> path) {
    return switch (evidence.file(path.orElseThrow())) {
      case Found.Present<byte[]>(byte[] bytes) -> {
        try {
          yield ExampleRows.parse(bytes);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(path.get() + ": " + e.getMessage(), e);
        }
      }
      case Found.Broken<byte[]>(String reason) -> throw new IllegalArgumentException(reason);
      case Found.Absent<byte[]>(String reason) -> throw new IllegalArgumentException(reason);
    };
  }

  private static void conform(ExampleRows example, List<Signature.Slot> inputs) {
    if (inputs.stream().anyMatch(slot -> slot.shape().isPresent() || slot.name().isEmpty())) {
      return;
    }
    List<String> names = inputs.stream().map(slot -> slot.name().orElse("")).toList();
    if (!names.equals(List.copyOf(example.columns().keySet()))) {
      throw new IllegalArgumentException(
          "the example has the columns %s, the signature %s"
              .formatted(example.columns().keySet(), names));
    }
    for (Signature.Slot slot : inputs) {
      if (slot.required()
          && example.values(slot.name().orElse("")).stream().anyMatch(JsonNode::isNull)) {
        throw new IllegalArgumentException(
            "column \"%s\" of the example is null, and the signature requires it"
                .formatted(slot.name().orElse("")));
      }
    }
  }

  /** JSON writes 1 and 1.0 for the same number. */
  private static boolean sameValues(ExampleRows one, ExampleRows other) {
    return one.columns().keySet().equals(other.columns().keySet())
        && one.columns().keySet().stream()
            .allMatch(name -> same(one.values(name), other.values(name)));
  }

  private static boolean same(List<JsonNode> one, List<JsonNode> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      boolean numbers = one.get(i).isNumber() && other.get(i).isNumber();
      boolean equal =
          numbers
              ? one.get(i).asDouble() == other.get(i).asDouble()
              : one.get(i).equals(other.get(i));
      if (!equal) {
        return false;
      }
    }
    return true;
  }
}
