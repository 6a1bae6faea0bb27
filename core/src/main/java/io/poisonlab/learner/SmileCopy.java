// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Writes and reads the copy of a model that holds the finished Smile model, by serialisation. */
final class SmileCopy {
  private SmileCopy() {}

  static byte[] write(TrainedModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(
          new Content(
              model.body(),
              model.target(),
              model.classes(),
              Arrays.stream(model.seen()).boxed().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the model cannot be copied: %s; write it as ONNX instead".formatted(e.getMessage()), e);
    }
    return bytes.toByteArray();
  }

  static TrainedModel read(byte[] bytes) {
    SmileClasses filter = new SmileClasses(bytes.length);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(filter);
      if (in.readObject() instanceof Content content) {
        return TrainedModel.of(
            content.body(),
            content.target(),
            content.classes(),
            content.seen().stream().mapToInt(Integer::intValue).toArray());
      }
      throw new IllegalArgumentException("not the Smile copy of a model: found another object");
    } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException(
          "not the Smile copy of a model: "
              + filter.refusal().orElse(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** What the file holds. */
  record Content(ModelBody body, String target, List<String> classes, List<Integer> seen)
      implements Serializable {
    Content {
      classes = List.copyOf(classes);
      seen = List.copyOf(seen);
      int count = classes.size();
      if (seen.isEmpty() || seen.stream().anyMatch(code -> code < 0 || code >= count)) {
        throw new IllegalArgumentException(
            "class codes must be in [0, %d), found %s".formatted(count, seen));
      }
    }
  }
}
