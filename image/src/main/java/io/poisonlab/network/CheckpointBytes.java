// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.learner.TrainingEpoch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A training between two epochs as bytes: their SHA-256 in hexadecimal digits, then numbers. */
final class CheckpointBytes {
  private static final int DIGEST = 64;
  private static final int MARK = 0x504c4350; // another number after a change of the layout
  private static final int MOST = 1 << 28;

  private CheckpointBytes() {}

  static byte[] write(Progress.Point point) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      out.writeInt(point.weights().size());
      for (Weights each : point.weights()) {
        out.writeInt(each.shape().length);
        for (long side : each.shape()) {
          out.writeLong(side);
        }
        numbers(out, each.values());
      }
      out.writeBoolean(point.adam().isPresent());
      if (point.adam().isPresent()) {
        Adam.State adam = point.adam().get();
        out.writeInt(adam.steps());
        for (int i = 0; i < point.weights().size(); i++) {
          numbers(out, adam.means().get(i));
          numbers(out, adam.squares().get(i));
        }
      }
      out.writeInt(point.curve().size());
      for (TrainingEpoch epoch : point.curve()) {
        out.writeDouble(epoch.loss());
        out.writeDouble(epoch.accuracy());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] content = bytes.toByteArray();
    byte[] digest = Fingerprint.of(content).sha256().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(digest, DIGEST + content.length);
    System.arraycopy(content, 0, all, DIGEST, content.length);
    return all;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if these are no such bytes, or not all of them
   */
  static Progress.Point read(byte[] all) {
    byte[] content = Arrays.copyOfRange(all, Math.min(DIGEST, all.length), all.length);
    String digest = new String(all, 0, Math.min(DIGEST, all.length), StandardCharsets.US_ASCII);
    if (!digest.equals(Fingerprint.of(content).sha256())) {
      throw new IllegalArgumentException("it is damaged");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (in.readInt() != MARK) {
        throw new IllegalArgumentException("it is of another version");
      }
      List<Weights> weights = new ArrayList<>();
      int count = count(in);
      for (int i = 0; i < count; i++) {
        long[] shape = new long[count(in)];
        for (int side = 0; side < shape.length; side++) {
          shape[side] = in.readLong();
        }
        weights.add(new Weights(numbers(in), shape));
      }
      Optional<Adam.State> adam =
          in.readBoolean() ? Optional.of(adam(in, count)) : Optional.empty();
      List<TrainingEpoch> curve = new ArrayList<>();
      int epochs = count(in);
      for (int i = 0; i < epochs; i++) {
        curve.add(new TrainingEpoch(in.readDouble(), in.readDouble()));
      }
      return new Progress.Point(weights, adam, curve);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not whole", e);
    }
  }

  private static Adam.State adam(DataInputStream in, int count) throws IOException {
    int steps = in.readInt();
    List<float[]> means = new ArrayList<>();
    List<float[]> squares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      means.add(numbers(in));
      squares.add(numbers(in));
    }
    return new Adam.State(steps, means, squares);
  }

  private static void numbers(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] numbers(DataInputStream in) throws IOException {
    float[] values = new float[count(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("it counts %d of something".formatted(count));
    }
    return count;
  }
}
