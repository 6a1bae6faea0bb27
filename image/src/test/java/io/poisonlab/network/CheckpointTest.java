// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A training that is killed between two epochs")
class CheckpointTest {
  private static final Dataset DIGITS = NamedData.read("mnist(rows=500;seed=1)");
  private static final ImageColumn IMAGES = ImageColumn.alone(DIGITS, "test");
  private static final Recipe RECIPE =
      new Recipe(3, 50, 0.002, 0.01, 0.2, List.of(Augmentation.ROTATE), 0, 0);

  @TempDir private Path folder;

  private static NetworkTraining training() {
    Layout layout = new Layout(IMAGES.shape(), 4, 16, 10);
    return new NetworkTraining(layout, RECIPE, new Seed(7));
  }

  private ConvolutionalNetwork train(Progress progress) {
    return training().train(IMAGES, DIGITS.labels().toArray(), progress);
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(folder.resolve("training.bin"), Duration.ZERO);
  }

  /** Ends the process, as it were, after two epochs. */
  private record Killed(Checkpoint kept) implements Progress {
    @Override
    public Optional<Point> begin() {
      return kept.begin();
    }

    @Override
    public void ended(Supplier<Point> point) {
      kept.ended(point);
      if (point.get().curve().size() == 2) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void finished() {
      kept.finished();
    }
  }

  @Test
  @DisplayName(
      "goes on from the last epoch to the same weights, bit for bit, and leaves nothing behind")
  void goesOn() {
    ConvolutionalNetwork whole = train(Progress.NONE);
    assertThatThrownBy(() -> train(new Killed(checkpoint()))).hasMessage("killed");
    assertThat(folder.resolve("training.bin")).exists();

    ConvolutionalNetwork resumed = train(checkpoint());

    assertThat(resumed.curve()).isEqualTo(whole.curve());
    for (int i = 0; i < whole.weights().size(); i++) {
      assertThat(resumed.weights().get(i).values()).isEqualTo(whole.weights().get(i).values());
    }
    assertThat(folder.resolve("training.bin")).doesNotExist();
  }

  @Test
  @DisplayName("starts anew where what was kept is damaged or cut off")
  void startsAnew() throws IOException {
    ConvolutionalNetwork whole = train(Progress.NONE);
    assertThatThrownBy(() -> train(new Killed(checkpoint()))).hasMessage("killed");
    Path file = folder.resolve("training.bin");
    byte[] kept = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, 64, kept.length / 2, kept.length - 1}) {
      byte[] part = Arrays.copyOf(kept, length);
      assertThatIllegalArgumentException().isThrownBy(() -> CheckpointBytes.read(part));
    }
    kept[kept.length / 2] ^= 1;
    Files.write(file, kept);

    assertThat(checkpoint().begin()).isEmpty();
    assertThat(train(checkpoint()).curve()).isEqualTo(whole.curve());
  }

  @Test
  @DisplayName("is known by its rows, settings and seed")
  void isKnown() {
    Map<String, String> home = Map.of("XDG_CACHE_HOME", folder.toString());
    ConvolutionalNetworkLearner learner = new ConvolutionalNetworkLearner(3);
    Path file = Checkpoint.file(DIGITS, learner, new Seed(1), home);

    assertThat(file.toString()).startsWith(folder.toString());
    assertThat(Checkpoint.file(DIGITS, learner, new Seed(1), home)).isEqualTo(file);
    assertThat(Checkpoint.file(DIGITS, learner, new Seed(2), home)).isNotEqualTo(file);
    assertThat(Checkpoint.file(DIGITS, new ConvolutionalNetworkLearner(4), new Seed(1), home))
        .isNotEqualTo(file);
    assertThat(Checkpoint.file(DIGITS.select(new int[] {1, 2, 3}), learner, new Seed(1), home))
        .isNotEqualTo(file);
  }
}
