// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * A model that ONNX Runtime has loaded. A graph is data: loading it runs no code of whoever made
 * it. Columns are fed as MLflow feeds them: by name, or all together where the graph has one input
 * for them all.
 */
final class OnnxSession implements AutoCloseable {
  private static final int CHUNK = 8192;

  /** A network holds hundreds of values for each pixel while it runs. */
  private static final int IMAGES = 256;

  private final OrtSession session;
  private final List<Port> inputs;
  private final List<Port> outputs;

  private OnnxSession(OrtSession session) throws OrtException {
    this.session = session;
    this.inputs = ports(session.getInputInfo().values());
    this.outputs = ports(session.getOutputInfo().values());
  }

  /** Loads a graph; broken if it is none, absent where ONNX Runtime cannot run at all. */
  static Found<OnnxSession> open(byte[] onnx) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(1);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options);
      try {
        return new Found.Present<>(new OnnxSession(session));
      } catch (OrtException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      return new Found.Broken<>("ONNX Runtime refuses the model: " + firstLine(e));
    } catch (LinkageError e) {
      return new Found.Absent<>(
          "ONNX Runtime does not start on this platform (%s); run the check on x64 or arm64 with glibc"
              .formatted(e));
    }
  }

  List<Port> inputs() {
    return inputs;
  }

  List<Port> outputs() {
    return outputs;
  }

  /**
   * Predicts the rows of a table.
   *
   * @return for each readable output its values, one column; several, numbered, where it is a
   *     matrix
   * @throws ModelFailure if the model does not take the table or does not answer for each row
   */
  SequencedMap<String, Column> run(Table table) {
    List<OutputCollector> collectors =
        outputs.stream()
            .filter(Port::isReadable)
            .map(port -> new OutputCollector(port, table.size()))
            .toList();
    int chunk = inputs.stream().anyMatch(Port::isImage) ? IMAGES : CHUNK;
    for (int from = 0; from < table.size(); from += chunk) {
      int to = Math.min(from + chunk, table.size());
      run(table.select(IntStream.range(from, to).toArray()), from, collectors);
    }
    SequencedMap<String, Column> columns = new LinkedHashMap<>();
    for (OutputCollector collector : collectors) {
      collector.columns().forEach(column -> columns.put(column.name(), column));
    }
    return columns;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free a model", e);
    }
  }

  private void run(Table rows, int from, List<OutputCollector> collectors) {
    Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
    try {
      TableFeed feed = new TableFeed(OrtEnvironment.getEnvironment(), rows);
      for (Port input : inputs) {
        feeds.put(input.name(), feed.tensor(input));
      }
      try (OrtSession.Result result = session.run(feeds)) {
        for (OutputCollector collector : collectors) {
          OnnxValue value =
              result
                  .get(collector.port().name())
                  .orElseThrow(() -> new ModelFailure("no output " + collector.port().name()));
          collector.add((OnnxTensor) value, from, rows.size());
        }
      }
    } catch (OrtException e) {
      throw new ModelFailure("ONNX Runtime cannot run the model: " + firstLine(e));
    } finally {
      feeds.values().forEach(OnnxTensor::close);
    }
  }

  private static List<Port> ports(Collection<NodeInfo> nodes) {
    List<Port> ports = new ArrayList<>();
    nodes.forEach(node -> ports.add(Port.of(node)));
    return List.copyOf(ports);
  }

  private static String firstLine(OrtException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
