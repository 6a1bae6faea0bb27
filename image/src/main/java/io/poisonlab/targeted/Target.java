// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.targeted;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.ClassPair;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.network.NetworkSurrogate;
import io.poisonlab.parameter.Limits;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What attacks on one image share: which image it is, and which rows of the target class change.
 *
 * @param target the name of the class that it shall be taken for
 * @param source the name of its own class
 * @param nearest how many test rows that look like it count
 * @param surrogateEpochs how often the network of the attacker sees each row
 */
record Target(Optional<String> target, Optional<String> source, int nearest, int surrogateEpochs) {
  /** Checks the ranges. */
  static void check(int surrogateEpochs, int nearest) {
    Limits.check("surrogate_epochs", surrogateEpochs, 1, 1000);
    Limits.check("nearest", nearest, 1, 10_000);
  }

  /** Returns the number of rows that a budget is a share of. */
  int attackable(Dataset clean, Budget budget, String attack) {
    return budget instanceof Budget.Fraction share && share.of() == Denominator.CLASS
        ? clean.labels().rowsOf(pair(clean, attack).target()).length
        : clean.size();
  }

  private ClassPair pair(Dataset clean, String attack) {
    return ClassPair.of(clean.labels(), target, source, attack);
  }

  /** What becomes of rows of the target class. */
  @FunctionalInterface
  interface Change {
    /**
     * Returns new pixels.
     *
     * @param surrogate the network of the attacker
     * @param rows the rows that change
     * @param wanted the row of the image that the attack is about
     */
    List<byte[]> of(NetworkSurrogate surrogate, int[] rows, int wanted);
  }

  /**
   * Poisons data: draws the image among the rows of the source class, and the rows of the target
   * class that change.
   *
   * @throws IllegalArgumentException if the target class has fewer rows than the budget wants
   */
  Poisoned poison(Dataset clean, Budget budget, Change change, Seed seed, String attack) {
    ImageColumn images = ImageColumn.alone(clean, attack);
    int count = budget.rowsOf(attackable(clean, budget, attack));
    if (count == 0 && clean.size() == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    ClassPair pair = pair(clean, attack);
    int[] bases = clean.labels().rowsOf(pair.target());
    if (count > bases.length) {
      throw new IllegalArgumentException(
          "%s: asked for %d rows, but only %d have the target class \"%s\"; lower the budget"
              .formatted(attack, count, bases.length, clean.labels().classes().get(pair.target())));
    }
    int[] sources = clean.labels().rowsOf(pair.source());
    int wanted = sources[seed.fork("image").generator().nextInt(sources.length)];
    int[] rows =
        IntStream.of(RowDraw.withoutReplacement(count, bases.length, seed.fork("rows").generator()))
            .map(i -> bases[i])
            .sorted()
            .toArray();
    List<byte[]> changed = count == 0 ? List.of() : change.of(surrogate(clean, seed), rows, wanted);
    return new Poisoned(
        clean.withTable(Table.of(images.with(rows, changed))),
        clean.ids().select(rows).sorted(),
        clean.fingerprint(),
        Optional.of(
            new Lookalikes(
                images.select(new int[] {wanted}), pair.source(), pair.target(), nearest)));
  }

  private NetworkSurrogate surrogate(Dataset clean, Seed seed) {
    return NetworkSurrogate.of(
        clean, new ConvolutionalNetworkLearner(surrogateEpochs), seed.fork("surrogate"));
  }
}
