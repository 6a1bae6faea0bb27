// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Feature;
import io.poisonlab.learner.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares the signature of an MLflow model with the inputs and outputs of its graph: names, types
 * and order; and which inputs may be missing with what Smile's copy, or else the data, say.
 *
 * <p>A graph that takes all columns as one matrix, as converters of Python models write it, is
 * compared by its width. A signature of doubles fits a graph of floats, since MLflow casts them.
 */
final class SignatureMatch {
  private static final String BOUND = "names, types and order of the graph's inputs and outputs";

  private SignatureMatch() {}

  static Verdict verify(Evidence evidence) {
    return evidence
        .description()
        .judge(mlmodel ->
            mlmodel.signature().isEmpty()
                ? new Verdict.Inconclusive("the model has no signature")
                : evidence
                    .onnx()
                    .judge(session -> compare(evidence, mlmodel.signature().get(), session)));
  }

  private static Verdict compare(Evidence evidence, Signature signature, OnnxSession session) {
    List<String> wrong = new ArrayList<>();
    if (session.inputs().size() == 1 && session.inputs().getFirst().isMatrix()) {
      matrix(signature.inputs(), session.inputs().getFirst(), wrong);
    } else {
      each("input", signature.inputs(), session.inputs(), wrong);
    }
    if (signature.outputs().size() != session.outputs().size() && !evidence.isOurs()) {
      return new Verdict.Inconclusive(
          "the signature describes %d outputs and the graph has %d: it speaks of another form"
              .formatted(signature.outputs().size(), session.outputs().size()));
    }
    each("output", signature.outputs(), session.outputs(), wrong);
    Optional<List<Feature>> features = features(evidence);
    features.ifPresent(columns -> required(signature.inputs(), columns, wrong));
    String measured =
        "inputs: %d, outputs: %d%s"
            .formatted(
                signature.inputs().size(),
                signature.outputs().size(),
                features.isPresent() ? "" : "; which inputs are required was not compared");
    return wrong.isEmpty()
        ? new Verdict.Pass(measured, BOUND)
        : new Verdict.Fail(String.join("; ", wrong), BOUND);
  }

  private static void each(
      String what, List<Signature.Slot> slots, List<Port> ports, List<String> wrong) {
    if (slots.size() != ports.size()) {
      wrong.add(
          "the signature has %d %ss, the graph %d".formatted(slots.size(), what, ports.size()));
      return;
    }
    for (int i = 0; i < slots.size(); i++) {
      Signature.Slot slot = slots.get(i);
      Port port = ports.get(i);
      if (slot.name().isPresent() && !slot.name().get().equals(port.name())) {
        wrong.add(
            "%s %d is \"%s\" in the signature and \"%s\" in the graph"
                .formatted(what, i + 1, slot.name().get(), port.name()));
      } else if (!fits(slot.type(), port.type()) || !sameShape(slot, port)) {
        wrong.add(
            "%s \"%s\" is %s%s in the signature and %s %s in the graph"
                .formatted(
                    what,
                    port.name(),
                    slot.type(),
                    slot.shape().map(shape -> " " + shape).orElse(""),
                    port.type(),
                    port.shape()));
      }
    }
  }

  private static void matrix(List<Signature.Slot> slots, Port port, List<String> wrong) {
    if (slots.size() == 1 && slots.getFirst().shape().isPresent()) {
      each("input", slots, List.of(port), wrong);
      return;
    }
    long width = port.shape().get(1);
    if (width >= 0 && width != slots.size()) {
      wrong.add(
          "the signature has %d columns, the graph's input \"%s\" is %d wide"
              .formatted(slots.size(), port.name(), width));
    }
    for (Signature.Slot slot : slots) {
      if (!fits(slot.type(), port.type())) {
        wrong.add(
            "column %s is %s in the signature, the graph's input is %s"
                .formatted(slot.name().orElse("without name"), slot.type(), port.type()));
      }
    }
  }

  private static void required(
      List<Signature.Slot> slots, List<Feature> features, List<String> wrong) {
    for (Signature.Slot slot : slots) {
      for (Feature feature : features) {
        if (slot.name().orElse("").equals(feature.name())
            && slot.required() == feature.nullable()) {
          wrong.add(
              "input \"%s\" is %s in the signature, and the model was trained on a column %s missing values"
                  .formatted(
                      feature.name(),
                      slot.required() ? "required" : "optional",
                      feature.nullable() ? "with" : "without"));
        }
      }
    }
  }

  private static Optional<List<Feature>> features(Evidence evidence) {
    if (evidence.smile() instanceof Found.Present<TrainedModel>(TrainedModel model)) {
      return Optional.of(model.features());
    }
    return evidence.data() instanceof Found.Present<Dataset>(Dataset data)
        ? Optional.of(data.table().columns().stream().map(Feature::of).toList())
        : Optional.empty();
  }

  private static boolean fits(String signed, String real) {
    return signed.equals(real) || (signed.equals("double") && real.equals("float"));
  }

  private static boolean sameShape(Signature.Slot slot, Port port) {
    if (slot.shape().isEmpty()) {
      return true;
    }
    List<Long> signed = slot.shape().get();
    return signed.size() == port.shape().size()
        && IntStream.range(0, signed.size())
            .allMatch(i ->
                signed.get(i) < 0
                    || port.shape().get(i) < 0
                    || signed.get(i).equals(port.shape().get(i)));
  }
}
