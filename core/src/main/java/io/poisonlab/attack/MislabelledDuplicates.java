// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Adds copies of rows with another class.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels and has seen some of
 * the data, but knows no model and can change nothing that is there. NIST AI 100-2, section 2.3.1;
 * MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Draw rows of the source classes without replacement; if more copies are
 * wanted than there are rows, all rows are taken once more, in a new order; chosen rows are taken
 * instead where there are some. (2) Add a copy of each with the target class or, where none is
 * named, one drawn uniformly from the classes present but its own. Takes O(n + copies · columns).
 * Holds O((n + copies) · columns); allocates 320 bytes a row (measured).
 *
 * <p><b>Limitations.</b> The right label stays beside the wrong one, so the labels near a copied
 * row are undecided and no more, as long as each row is copied once: half as harmful as a flip of
 * the row. Exact copies with different labels are found by a look for duplicates.
 *
 * <p><b>Reference.</b> Jagielski, Severi, Pousette Harger and Oprea (2021), "Subpopulation data
 * poisoning attacks", CCS, section 3 (label flipping with rows that are added; there of one
 * subpopulation, see {@link SubpopulationPoison}).
 *
 * @param budget how many rows are added, in rows there are
 * @param sources the classes whose rows are copied; all where empty
 * @param target the class of the copies; any other class where empty
 * @param chosen the ids of the rows that are copied; drawn where empty
 */
@Id(value = "mislabelled-duplicates", help = "Added rows are copies of rows with another class")
public record MislabelledDuplicates(
    @Setting(help = "rows added, as share of the data or count") Budget budget,
    @Setting(help = "classes whose rows are copied; all where empty") List<String> sources,
    @Setting(help = "class of the copies; a random other one where empty") Optional<String> target,
    @Setting(help = "ids of the rows that are copied; drawn where empty") List<String> chosen)
    implements Attack {
  private static final String ID = "mislabelled-duplicates";

  /** Copies the names, which must differ. */
  public MislabelledDuplicates {
    sources = List.copyOf(sources);
    chosen = ChosenRows.checked(chosen, ID);
    if (target.isPresent() && sources.contains(target.get())) {
      throw new IllegalArgumentException(
          "the target class \"%s\" must not be among the source classes %s"
              .formatted(target.get(), sources));
    }
  }

  /** Copies any rows with any wrong class. */
  public MislabelledDuplicates(double fraction) {
    this(Budget.fraction(fraction), List.of(), Optional.empty());
  }

  /** Copies any rows of the source classes. */
  public MislabelledDuplicates(Budget budget, List<String> sources, Optional<String> target) {
    this(budget, sources, target, List.of());
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    RandomGenerator random = seed.generator();
    int[] counts = clean.labels().counts();
    int[] present = IntStream.range(0, counts.length).filter(code -> counts[code] > 0).toArray();
    if (present.length < 2) {
      throw new IllegalArgumentException(
          "%s needs rows of two classes or more, found only %s"
              .formatted(ID, clean.labels().classes()));
    }
    int[] copied = RowDraw.inTurns(count, candidates(clean), random);
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      int own = clean.labels().code(copied[i]);
      labels[i] =
          target.isPresent()
              ? ClassPair.present(clean.labels(), target.get(), ID)
              : other(present, own, random);
    }
    return Insertion.of(clean, clean.table().select(copied), labels);
  }

  private int[] candidates(Dataset clean) {
    sources.forEach(name -> ClassPair.present(clean.labels(), name, ID));
    int[] found = rows(clean);
    int[] candidates =
        Arrays.stream(found)
            .filter(row -> {
              String name = clean.labels().name(row);
              return !target.equals(Optional.of(name))
                  && (sources.isEmpty() || sources.contains(name));
            })
            .toArray();
    if (!chosen.isEmpty() && candidates.length < found.length) {
      throw new IllegalArgumentException(
          "%s: of the chosen rows %s some have the target class or are of no source class; choose others"
              .formatted(ID, chosen));
    }
    return candidates;
  }

  private int[] rows(Dataset clean) {
    return chosen.isEmpty()
        ? IntStream.range(0, clean.size()).toArray()
        : ChosenRows.of(chosen, clean, ID);
  }

  private static int other(int[] present, int own, RandomGenerator random) {
    int drawn = random.nextInt(present.length - 1);
    return present[drawn] < own ? present[drawn] : present[drawn + 1];
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.INSERTS, Goal.AVAILABILITY);
  }

  /** Makes mislabelled duplicates. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(MislabelledDuplicates.class, Budget.READER);
    }
  }
}
