// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.text.NearDuplicates;
import io.poisonlab.text.Tokens;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Drops texts that have a near duplicate with another label, on the side that is wrong.
 *
 * <p><b>Threat model.</b> Copies of texts with another label, with words changed so that a search
 * for equal texts finds none; and equal copies too.
 *
 * <p><b>Steps.</b> (1) Group near duplicates: texts that share at least {@code similarity} of the
 * runs of {@code shingle} words that the two have together, found by MinHash with bands and then
 * compared exactly ({@link NearDuplicates}); what is near to a member belongs to the group. (2) Of
 * each group whose rows disagree, say how much speaks for each label in it. By {@code rest}: the
 * probability that a naive Bayes gives it, trained on all rows outside of such groups, the mean
 * over the texts of the group. By {@code majority}: its share of the group's rows. By {@code none}:
 * as much for each. (3) Flag the rows of every label but the one for which most speaks, and those
 * of all labels where two have equally much; the score is 0.5 and half the share of the other
 * labels. A row outside of these groups has the score 0. Takes O(length of all texts + n · hashes)
 * expected. Holds O(length of all texts + n · hashes) numbers.
 *
 * <p><b>Deviations from the paper.</b> There duplicates are found, of web pages; which of two
 * labels is right is our question. A flood of copies is in the majority where its sentence stands
 * once, so that the majority would drop the sentence and keep the flood: the rest of the data
 * decides.
 *
 * <p><b>Limitations.</b> Sees only texts that have a near duplicate. Where the rest is wrong about
 * a text, the right side goes; where no two classes are left in the rest, or no words, both sides
 * go. Of texts of two or three words a single one that differs makes two sentences, and the same
 * short sentence may well be meant in two ways. Words in another order are another text.
 *
 * <p><b>Reference.</b> Broder (1997), "On the resemblance and containment of documents", SEQUENCES,
 * sections 2 and 3; Leskovec, Rajaraman and Ullman (2014), "Mining of massive datasets", sections
 * 3.3 and 3.4.
 *
 * @param similarity the Jaccard similarity from which two texts are near duplicates, in (0, 1]
 * @param shingle how many words in a row are compared as one
 * @param hashes how many hash functions a text is compared by; bands follow from it
 * @param evidence what tells the wrong side
 */
@Id(
    value = "minhash-duplicates",
    help = "Drops texts whose near duplicate has another label, on the side that is wrong")
public record MinhashDuplicates(
    @Setting(help = "share of common runs of words in near duplicates, (0, 1]", byDefault = "0.5")
        double similarity,
    @Setting(help = "words in a row that are compared as one, 1 to 20", byDefault = "2")
        int shingle,
    @Setting(help = "hash functions, 1 to 4096: more overlook fewer pairs", byDefault = "128")
        int hashes,
    @Setting(help = "what tells the wrong side; none: both go", byDefault = "rest") Side evidence)
    implements Defence {
  private static final double HALF = 0.5;
  private static final int MOST_SHOWN = 60;

  /** What tells which side of a group is wrong. */
  public enum Side {
    /** A model of all rows outside of groups that disagree. */
    REST,
    /** How many rows of the group have the label. */
    MAJORITY,
    /** Nothing. */
    NONE
  }

  /** Checks the ranges. */
  public MinhashDuplicates {
    NearDuplicates.check(similarity, shingle, hashes);
  }

  /** Compares pairs of words by 128 hash functions, and lets the rest of the data decide. */
  public MinhashDuplicates() {
    this(0.5, 2, 128, Side.REST);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Labels given = data.labels();
    List<String> texts = TextColumn.alone(data, "minhash-duplicates").texts();
    NearDuplicates near = NearDuplicates.of(texts, similarity, shingle, hashes, seed);
    List<int[]> split =
        near.groups().stream()
            .filter(group -> Arrays.stream(group).map(given::code).distinct().count() > 1)
            .toList();
    double[] scores = new double[data.size()];
    boolean[] flagged = new boolean[data.size()];
    int[][] groupOf = new int[data.size()][];
    Optional<Predictions> rest =
        evidence == Side.REST ? rest(data, texts, split) : Optional.empty();
    int begin = 0;
    for (int[] group : split) {
      double[] support = support(group, begin, given, rest);
      double most = Arrays.stream(support).max().orElseThrow();
      boolean tied = Arrays.stream(support).filter(each -> each == most).count() > 1;
      for (int row : group) {
        double own = support[given.code(row)];
        groupOf[row] = group;
        flagged[row] = own < most || tied;
        scores[row] = Math.clamp(HALF + HALF * (1 - own), HALF, 1);
      }
      begin += group.length;
    }
    return Suspicion.of(
            scores,
            data.ids()
                .select(IntStream.range(0, data.size()).filter(row -> flagged[row]).toArray())
                .sorted(),
            new Remedy.Drop())
        .because(row -> reason(row, groupOf[row], near, data, texts, scores[row]));
  }

  /** Returns for each class how much speaks for it; all of it together is 1. */
  private double[] support(int[] group, int begin, Labels given, Optional<Predictions> rest) {
    double[] support = new double[given.classes().size()];
    for (int i = 0; i < group.length; i++) {
      int code = given.code(group[i]);
      switch (evidence) {
        case MAJORITY -> support[code]++;
        case REST, NONE -> support[code] = 1; // where no model speaks, all alike
      }
    }
    if (rest.isPresent()) {
      for (int code = 0; code < support.length; code++) {
        if (support[code] > 0) {
          support[code] = 0;
          for (int i = begin; i < begin + group.length; i++) {
            support[code] += rest.get().probability(i, code);
          }
        }
      }
    }
    double all = Arrays.stream(support).sum();
    return Arrays.stream(support).map(each -> all > 0 ? each / all : 0).toArray();
  }

  /** Returns what the rows outside of the groups say of the texts in them, group after group. */
  private static Optional<Predictions> rest(Dataset data, List<String> texts, List<int[]> split) {
    int[] judged = split.stream().flatMapToInt(Arrays::stream).toArray();
    boolean[] inside = new boolean[data.size()];
    Arrays.stream(judged).forEach(row -> inside[row] = true);
    Dataset rest =
        data.select(
            IntStream.range(0, data.size())
                .filter(row -> !inside[row] && !Tokens.of(texts.get(row)).isEmpty())
                .toArray());
    long classes = Arrays.stream(rest.labels().counts()).filter(count -> count > 0).count();
    return judged.length == 0 || classes < 2
        ? Optional.empty()
        : Optional.of(
            new MultinomialNaiveBayesLearner()
                .train(rest, new Seed(0)) // it draws nothing
                .predict(data.table().select(judged)));
  }

  private String reason(
      int row,
      int @Nullable [] group,
      NearDuplicates near,
      Dataset data,
      List<String> texts,
      double score) {
    if (group == null) {
      return "no near duplicate has another label";
    }
    Labels given = data.labels();
    int twin =
        Arrays.stream(group)
            .filter(other -> given.code(other) != given.code(row))
            .boxed()
            .max(
                Comparator.comparingDouble((Integer other) -> near.similarity(row, other))
                    .thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "row %d is \"%s\" and %.0f %% the same: \"%s\"; %s",
        twin + 1,
        given.name(twin),
        100 * near.similarity(row, twin),
        brief(texts.get(twin)),
        String.format(
            Locale.ROOT,
            switch (evidence) {
              case REST -> "by the rest of the data %.0f %% speak against \"%s\"";
              case MAJORITY -> "%.0f %% of the near duplicates are not \"%s\"";
              case NONE -> "no evidence, so %.0f %% for other labels than \"%s\"";
            },
            100 * (score - HALF) / HALF,
            given.name(row)));
  }

  private static String brief(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  @Override
  public Scope scope() {
    return Scope.of(
            Evidence.LABELS,
            "a poisoned text has a near duplicate that is clean, and most other texts are clean")
        .on(Accepts.TEXTS);
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofClasses(suspect.data(), List.of());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(MinhashDuplicates.class);
    }
  }
}
