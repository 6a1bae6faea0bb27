// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.random.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmileCopyTest {
  private static final AtomicBoolean RAN = new AtomicBoolean();

  /** Would run its code when it is read. */
  private static final class Trap implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
      RAN.set(true);
    }
  }

  /** A scorer from outside the library. */
  private record ForeignScorer(Trap trap) implements Scorer {
    @Override
    public Scale scale() {
      return Scale.VOTES;
    }

    @Override
    public double[] scores(double[] row) {
      return new double[2];
    }

    @Override
    public String export(OnnxGraph graph, String input) {
      return input;
    }
  }

  static List<Learner> learners() {
    return AllLearners.list();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyModelComesBack(Learner learner) {
    for (int classes = 2; classes <= 3; classes++) {
      Dataset mixed = SampleTables.mixed(100, classes, false, 1);
      TrainedModel model = learner.train(mixed, new Seed(1));
      TrainedModel copy = TrainedModel.fromSmile(model.toSmile());
      assertThat(copy.toOnnx()).isEqualTo(model.toOnnx());
      assertThat(copy.predict(mixed.table()).labels())
          .isEqualTo(model.predict(mixed.table()).labels());
    }
  }

  @Test
  void aForeignClassIsRefusedBeforeItsCodeRuns() throws IOException {
    byte[] alone = serialised(new Trap());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedModel.fromSmile(alone))
        .withMessageContaining("SmileCopyTest$Trap is not part of a model");

    Dataset iris = Datasets.iris();
    byte[] inside = TrainingSet.of(iris, false).model(new ForeignScorer(new Trap())).toSmile();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedModel.fromSmile(inside))
        .withMessageContaining("SmileCopyTest$ForeignScorer is not part of a model");
    assertThat(RAN).isFalse();
  }

  @Test
  void anAllowedObjectThatIsNoModelIsRefused() throws IOException {
    byte[] text = serialised("a text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedModel.fromSmile(text))
        .withMessageContaining("found another object");
  }

  @Test
  void hugeArraysAndDeepNestingAreRefused() throws IOException {
    byte[] array = serialised(new double[10]);
    // the length stands in the four bytes before the values
    int at = array.length - 10 * Double.BYTES - Integer.BYTES;
    Arrays.fill(array, at, at + Integer.BYTES, (byte) 0x7f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedModel.fromSmile(array))
        .withMessageContaining("an array of 2139062143");

    Object nested = new Object[0];
    for (int i = 0; i < 700; i++) {
      nested = new Object[] {nested};
    }
    byte[] deep = serialised(nested);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedModel.fromSmile(deep))
        .withMessageContaining("found nesting 601");
  }

  @Test
  void damagedBytesAreRefusedInWords() {
    byte[] whole = new DecisionTreeLearner(3).train(Datasets.iris(), new Seed(1)).toSmile();
    for (int length : new int[] {0, 3, 100, whole.length - 1}) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TrainedModel.fromSmile(part))
          .withMessageStartingWith("not the Smile copy of a model: ");
    }
  }

  @Test
  void theDeepestTreeComesBack() {
    // alternating classes make the tree split off one row after the other
    int rows = 1_200;
    double[] values = IntStream.range(0, rows).mapToDouble(i -> Math.pow(1.05, i)).toArray();
    int[] labels = IntStream.range(0, rows).map(i -> i % 2).toArray();
    Dataset chain =
        Dataset.of(
            "chain",
            SampleTables.numeric(
                Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new)),
            Labels.of("y", List.of("a", "b"), labels));
    TrainedModel model =
        new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED).train(chain, new Seed(1));
    int depth =
        ((TreeScorer) ((EncodedBody) model.body()).scorer()).trees().getFirst().root().depth();
    assertThat(depth).isEqualTo(DecisionTreeLearner.DEEPEST + 1);
    TrainedModel copy = TrainedModel.fromSmile(model.toSmile());
    assertThat(copy.predict(chain.table()).labels())
        .isEqualTo(model.predict(chain.table()).labels());
  }

  private static byte[] serialised(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
