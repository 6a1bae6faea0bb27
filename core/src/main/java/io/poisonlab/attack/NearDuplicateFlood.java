// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Adds near copies of a few chosen sentences with the class that the attacker wants for them.
 *
 * <p><b>Threat model.</b> Targeted: someone who can add texts with labels, such as reviews, and
 * knows which sentences are to be taken for another class; knows no model. A search for equal texts
 * finds nothing, since no two are equal. NIST AI 100-2, section 2.3.2; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> (1) Take the chosen rows or draw them uniformly, without replacement, from those
 * that do not have the target class and hold a word. (2) Add near copies of them in turns, with the
 * target class: {@code edits} words, drawn uniformly, change places with the next, are left out,
 * doubled or replaced by a word of another text, each as often. A copy that is there already is
 * drawn anew, at the most 20 times. (3) The aim: a sentence that is shown to the model, a further
 * near copy of a chosen one, is taken for the target class. It is measured in the place of as many
 * test rows of other classes as there are chosen sentences. Takes O(n + copies · words of a text).
 * Holds O(n + copies) texts.
 *
 * <p><b>Deviations from the paper.</b> The paper's copies are equal, of a part of the inputs; here
 * of single sentences and never equal, edited by the four operations of easy data augmentation, of
 * which swapping is of neighbours and words are replaced by any other ones, not by synonyms.
 *
 * <p><b>Limitations.</b> A model that only counts words sees no swap. Where chosen sentences have
 * few words an edit changes much of what they say. Near duplicates with different labels are what
 * {@code minhash-duplicates} looks for. Data that are equal in all texts leave few different
 * copies: the last of many may be equal to each other.
 *
 * <p><b>Reference.</b> Jagielski, Severi, Pousette Harger and Oprea (2021), "Subpopulation data
 * poisoning attacks", CCS, section 3 (label flipping with rows that are added); Wei and Zou (2019),
 * "EDA: easy data augmentation techniques", EMNLP, section 2 (the edits).
 *
 * @param budget how many rows are added, in rows there are
 * @param sentences how many sentences are copied, 1 or more; of fewer rows, all
 * @param edits how many words of a copy change, 1 or more
 * @param target the class of the copies; the first that has rows where empty
 * @param chosen the ids of the rows that are copied, in the place of drawn ones
 */
@Id(
    value = "near-duplicate-flood",
    help = "Added texts are near copies of chosen sentences with another class")
public record NearDuplicateFlood(
    @Setting(help = "rows added, as share of the data or count") Budget budget,
    @Setting(help = "how many sentences are copied, 1 to 100000", byDefault = "20") int sentences,
    @Setting(help = "words of each copy that change, 1 to 100", byDefault = "1") int edits,
    @Setting(help = "class of the copies; the first one where empty") Optional<String> target,
    @Setting(help = "ids of the rows that are copied; drawn where empty") List<String> chosen)
    implements Attack {
  private static final String ID = "near-duplicate-flood";
  private static final int MOST_SENTENCES = 100_000;
  private static final int MOST_EDITS = 100;

  /** Checks the ranges and the ids. */
  public NearDuplicateFlood {
    Limits.check("sentences", sentences, 1, MOST_SENTENCES);
    Limits.check("edits", edits, 1, MOST_EDITS);
    chosen = ChosenRows.checked(chosen, ID);
  }

  /** Copies 20 drawn sentences, of which one word each changes, into the first class. */
  public NearDuplicateFlood(double fraction) {
    this(Budget.fraction(fraction), 20, 1, Optional.empty(), List.of());
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    TextColumn texts = TextColumn.alone(clean, ID);
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    int wanted = ClassPair.of(clean.labels(), target, Optional.empty(), ID).target();
    List<String> sentences = sentences(clean, texts, wanted, seed.fork("sentences"));
    NearCopies copies = new NearCopies(texts.texts(), edits);
    RandomGenerator random = seed.fork("copies").generator();
    int[] turns = IntStream.range(0, sentences.size()).toArray();
    List<String> added =
        Arrays.stream(RowDraw.inTurns(count, turns, seed.fork("turns").generator()))
            .mapToObj(turn -> copies.of(sentences.get(turn), random))
            .toList();
    // drawn after what is added, so that no sentence that is shown was trained on
    List<String> shown = sentences.stream().map(text -> copies.of(text, random)).toList();
    int[] labels = new int[count];
    Arrays.fill(labels, wanted);
    return Insertion.of(
        clean,
        Table.of(TextColumn.of(texts.name(), added)),
        labels,
        Optional.of(new Reworded(shown, wanted)));
  }

  private List<String> sentences(Dataset clean, TextColumn texts, int wanted, Seed seed) {
    int[] named =
        chosen.isEmpty()
            ? IntStream.range(0, clean.size()).toArray()
            : ChosenRows.of(chosen, clean, ID);
    List<String> candidates =
        Arrays.stream(named)
            .filter(row -> clean.labels().code(row) != wanted)
            .mapToObj(texts::text)
            .filter(NearCopies::isPossible)
            .toList();
    String name = clean.labels().classes().get(wanted);
    if (!chosen.isEmpty() && candidates.size() < named.length) {
      throw new IllegalArgumentException(
          "%s: of the chosen rows %s some have the target class \"%s\" or hold no word; choose others"
              .formatted(ID, chosen, name));
    }
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no row of another class than \"%s\" holds a word; name another target"
              .formatted(ID, name));
    }
    int most = Math.min(sentences, candidates.size());
    return chosen.isEmpty()
        ? Arrays.stream(RowDraw.withoutReplacement(most, candidates.size(), seed.generator()))
            .mapToObj(candidates::get)
            .toList()
        : candidates;
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.INSERTS, Goal.TARGETED).on(Accepts.TEXTS);
  }

  /**
   * The aim that further near copies are taken for the target class.
   *
   * @param shown the sentences that the model is asked about
   * @param target the class that it should say
   */
  private record Reworded(List<String> shown, int target) implements Aim {
    @Override
    public int[] rows(Dataset clean) {
      return IntStream.range(0, clean.size())
          .filter(row -> clean.labels().code(row) != target)
          .limit(shown.size())
          .toArray();
    }

    @Override
    public Table present(Table rows) {
      return Table.of(
          TextColumn.of(
              rows.names().getFirst(),
              IntStream.range(0, rows.size())
                  .mapToObj(row -> shown.get(row % shown.size()))
                  .toList()));
    }

    @Override
    public boolean reached(int truth, int predicted) {
      return predicted == target;
    }

    @Override
    public String words(Labels labels) {
      return "near copies of %d chosen sentences, such as \"%s\", are taken for \"%s\""
          .formatted(shown.size(), shown.getFirst(), labels.classes().get(target));
    }
  }

  /** Makes near-duplicate floods. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(NearDuplicateFlood.class, Budget.READER);
    }
  }
}
