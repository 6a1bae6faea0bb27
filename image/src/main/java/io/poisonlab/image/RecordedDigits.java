// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.Budget;
import io.poisonlab.backdoor.BadNetsPatch;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import io.poisonlab.recorded.RecordedBackdoor;
import io.poisonlab.recorded.RecordedRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * The two models of {@code poisonlab run mnist-backdoor}, and ten digits to try them on: of MNIST's
 * test rows the first of each class. The SHA-256 of each file is checked when it is read.
 */
public final class RecordedDigits implements RecordedBackdoor {
  private static final String FACTS = "backdoor.properties";
  private static final String IMAGES = "samples-images-idx3-ubyte";
  private static final String LABELS = "samples-labels-idx1-ubyte";
  private static final List<String> CLASSES =
      IntStream.rangeClosed(0, 9).mapToObj(Integer::toString).toList();

  private final Properties facts = new Properties();

  /** Called by the service loader. */
  public RecordedDigits() {
    try {
      facts.load(
          new InputStreamReader(new ByteArrayInputStream(bytes(FACTS)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RecordedRun run() {
    return new RecordedRun(
        fact("command"),
        count("seed"),
        fact("target"),
        count("trainingRows"),
        count("poisonedRows"),
        count("testRows"),
        count("cleanRight"),
        count("poisonedRight"),
        count("triggered"),
        count("success"),
        count("control"),
        fact("data"),
        fact("licence"));
  }

  @Override
  public byte[] cleanModel() {
    return checked("clean.onnx");
  }

  @Override
  public byte[] poisonedModel() {
    return checked("poisoned.onnx");
  }

  @Override
  public Dataset samples() {
    return IdxData.read(
        "mnist-samples",
        Source.memory(),
        List.of(
            new IdxData.Part(
                IMAGES,
                ByteBuffer.wrap(checked(IMAGES)),
                LABELS,
                ByteBuffer.wrap(checked(LABELS)))),
        CLASSES);
  }

  /** Asks the attack itself, as it is when nothing but the target is set. */
  @Override
  public Table triggered(Table rows) {
    Backdoor backdoor =
        new Backdoor(Optional.of(fact("target")), List.of(), Backdoor.Variant.DIRTY_LABEL);
    return new BadNetsPatch(Budget.rows(0), backdoor)
        .poison(samples(), new Seed(0))
        .aim()
        .orElseThrow()
        .present(rows);
  }

  private byte[] checked(String name) {
    byte[] bytes = bytes(name);
    Fingerprint expected = new Fingerprint(fact(name));
    Fingerprint found = Fingerprint.of(bytes);
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          "%s is not as it was recorded: SHA-256 %s, expected %s; reinstall the library"
              .formatted(name, found, expected));
    }
    return bytes;
  }

  private int count(String key) {
    return Integer.parseInt(fact(key));
  }

  private String fact(String key) {
    String value = facts.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("%s has no key \"%s\"".formatted(FACTS, key));
    }
    return value;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = RecordedDigits.class.getResourceAsStream("recorded/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing; reinstall the library");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
