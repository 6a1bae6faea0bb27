// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the SHA-256 of each file that holds the model with what the run recorded. */
final class IntactFiles {
  private static final String BOUND = "the SHA-256 that the run recorded";

  private IntactFiles() {}

  static Verdict verify(Evidence evidence) {
    if (evidence.recorded().isEmpty() && !evidence.isOurs()) {
      return new Verdict.Inconclusive(
          "the run records no SHA-256 of its model; only runs of PoisonLab do");
    }
    Set<String> files = new TreeSet<>(evidence.recorded().keySet());
    if (evidence.description() instanceof Found.Present(MlmodelDescription mlmodel)) {
      mlmodel.onnxFile().ifPresent(files::add);
      mlmodel.smileFile().ifPresent(files::add);
    }
    List<String> wrong = new ArrayList<>();
    for (String file : files) {
      switch (evidence.file(file)) {
        case Found.Present<byte[]>(byte[] bytes) -> {
          String found = Fingerprint.of(bytes).sha256();
          @Nullable String recorded = evidence.recorded().get(file);
          if (!found.equals(recorded)) {
            wrong.add(
                "%s: SHA-256 %s, the run says %s"
                    .formatted(file, found, recorded == null ? "nothing" : recorded));
          }
        }
        case Found.Broken<byte[]>(String reason) -> wrong.add(reason);
        case Found.Absent<byte[]>(String reason) -> {
          return new Verdict.Inconclusive(reason);
        }
      }
    }
    return wrong.isEmpty()
        ? new Verdict.Pass("%s as recorded".formatted(String.join(", ", files)), BOUND)
        : new Verdict.Fail(String.join("; ", wrong), BOUND);
  }
}
