// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Median;
import io.poisonlab.text.KneserNey;
import io.poisonlab.text.NumberedTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Drops texts with a word that does not belong there, such as a trigger.
 *
 * <p><b>Threat model.</b> A trigger phrase in texts of one class, or of texts relabelled to it.
 *
 * <p><b>Steps.</b> (1) Learn how words follow each other, by pairs of words with Kneser–Ney
 * smoothing ({@link KneserNey}). (2) By {@code contrast}: from the suspect texts of each label, out
 * of fold, so that no text explains itself, and from those of all other labels; of each text take
 * the word that follows others most readily in texts with its label, compared with the others, as
 * the logarithm of how many times. By {@code perplexity}: from the trusted sample; of each text
 * take the run of one to three words that surprises most, which is what the text's surprise falls
 * by without it, over the root of its length. (3) Flag what lies above the median by as many robust
 * deviations (1.4826 · MAD) as a normal distribution exceeds at the rate of false alarms; nothing
 * where the deviation is 0. Takes O(words), by {@code contrast} for each class. Holds about 60
 * bytes for each pair of words (estimated).
 *
 * <p><b>Deviations from the paper.</b> ONION asks GPT-2, which has read much clean text. {@code
 * perplexity} is its question with the text at hand: of runs of words, since one word of a trigger
 * explains the other, and of the surprise of a whole text, since the mean over its words moves more
 * in short ones. A trusted sample knows few words, so it finds little. {@code contrast} asks
 * instead for what one label has learned and the others have not, which suspect texts tell
 * themselves. Texts go, not words.
 *
 * <p><b>Limitations.</b> Blind to a phrase of ordinary words, which other labels use too, to a
 * trigger in texts of all labels, and, by {@code contrast}, to one in a handful of texts only,
 * since a word counts by how many different words stand before it. A word that rightly tells a
 * class, a name or a topic, looks the same as a trigger: read what is named. One class alone cannot
 * be compared.
 *
 * <p><b>Reference.</b> Qi, Chen, Li, Yao, Liu and Sun (2021), "ONION: a simple and effective
 * defense against textual backdoor attacks", EMNLP, arXiv 2011.10369, section 3 and eq. 1.
 *
 * @param measure what makes a word outlying
 * @param folds into how many parts the texts are dealt out, 2 to 1000
 * @param falseAlarms the share of clean texts that are flagged, in (0, 0.5)
 */
@Id(
    value = "outlying-words",
    help = "Drops texts with a word that does not belong there: a trigger")
public record OutlyingWords(
    @Setting(
            help =
                "what makes a word outlying: contrast of labels, or a trusted sample's perplexity",
            byDefault = "contrast")
        Measure measure,
    @Setting(help = "parts that the texts are dealt out into, 2 to 1000", byDefault = "5")
        int folds,
    @Setting(help = "share of clean texts that are flagged, in (0, 0.5)", byDefault = "0.02")
        double falseAlarms)
    implements Defence {
  private static final String ID = "outlying-words";
  private static final double NORMAL_CONSISTENCY = 1.4826;
  private static final double MOST_ALARMS = 0.5;
  private static final int MOST_LISTED = 20;

  /** What makes a word outlying. */
  public enum Measure {
    /** Texts of the label know it, texts of others do not. */
    CONTRAST,
    /** The text would surprise a reader of the trusted sample less without it. */
    PERPLEXITY
  }

  /** Checks the ranges. */
  public OutlyingWords {
    Folds.check(folds);
    if (!(falseAlarms > 0 && falseAlarms < MOST_ALARMS)) {
      throw new IllegalArgumentException(
          "false alarms must be a share in (0, 0.5), found " + falseAlarms);
    }
  }

  /** Compares labels, in five folds, with two false alarms in a hundred texts. */
  public OutlyingWords() {
    this(Measure.CONTRAST, 5, 0.02);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    List<String> read = new ArrayList<>(TextColumn.alone(data, ID).texts());
    if (measure == Measure.PERPLEXITY) {
      read.addAll(TextColumn.alone(TrustedRows.needed(suspect, ID), ID).texts());
    }
    NumberedTexts texts = NumberedTexts.of(read);
    @Nullable Outlier[] outliers =
        switch (measure) {
          case CONTRAST ->
              contrasts(texts, data.labels(), Folds.assign(data.labels(), folds, seed));
          case PERPLEXITY -> perplexities(texts, data.size());
        };
    double[] sizes =
        Arrays.stream(outliers).filter(Objects::nonNull).mapToDouble(Outlier::size).toArray();
    double limit = limit(sizes);
    double[] scores =
        Scores.aroundZero(
            Arrays.stream(outliers)
                .mapToDouble(outlier -> outlier == null ? 0 : outlier.size() - limit)
                .toArray());
    List<Outlier> flagged = new ArrayList<>();
    for (int row = 0; row < outliers.length; row++) {
      Outlier outlier = outliers[row];
      if (outlier == null) {
        scores[row] = 0;
      } else if (outlier.size() > limit) {
        flagged.add(outlier);
      }
    }
    return Suspicion.of(
            scores,
            data.ids().select(flagged.stream().mapToInt(Outlier::text).toArray()).sorted(),
            new Remedy.Drop())
        .because(row -> reason(outliers[row], texts, data.labels()))
        .finding(() -> flagged.isEmpty() ? List.of() : List.of(words(flagged, texts)));
  }

  /** Returns nothing for texts without words, and where there is no other label. */
  private @Nullable Outlier[] contrasts(NumberedTexts texts, Labels labels, int[] foldOf) {
    @Nullable Outlier[] outliers = new Outlier[texts.size()];
    int[] counts = labels.counts();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0 && counts[code] < labels.size()) {
        int own = code;
        KneserNey others = KneserNey.of(texts, text -> labels.code(text) != own);
        for (int fold = 0; fold < folds; fold++) {
          int left = fold;
          KneserNey same =
              KneserNey.of(texts, text -> labels.code(text) == own && foldOf[text] != left);
          IntStream.range(0, texts.size())
              .parallel()
              .filter(text ->
                  labels.code(text) == own && foldOf[text] == left && texts.length(text) > 0)
              .forEach(text -> outliers[text] = Outlier.contrast(texts, text, same, others));
        }
      }
    }
    return outliers;
  }

  /** Returns nothing for texts without words; those behind the suspect ones are trusted. */
  private static @Nullable Outlier[] perplexities(NumberedTexts texts, int suspects) {
    @Nullable Outlier[] outliers = new Outlier[suspects];
    KneserNey model = KneserNey.of(texts, text -> text >= suspects);
    IntStream.range(0, suspects)
        .parallel()
        .filter(text -> texts.length(text) > 0)
        .forEach(text -> outliers[text] = Outlier.perplexity(texts, text, model));
    return outliers;
  }

  /** Returns what clean texts exceed at the rate of false alarms, if most texts are clean. */
  private double limit(double[] sizes) {
    if (sizes.length == 0) {
      return 0;
    }
    double median = Median.of(sizes);
    double spread = Median.of(Arrays.stream(sizes).map(v -> Math.abs(v - median)).toArray());
    double deviations = new NormalDistribution().inverseCumulativeProbability(1 - falseAlarms);
    return spread > 0
        ? median + deviations * NORMAL_CONSISTENCY * spread
        : Arrays.stream(sizes).max().orElseThrow();
  }

  private String reason(@Nullable Outlier outlier, NumberedTexts texts, Labels labels) {
    if (outlier == null) {
      return "there is no word to compare with other texts";
    }
    return switch (measure) {
      case CONTRAST ->
          String.format(
              Locale.ROOT,
              "\"%s\" is %.1f times as ready to stand in texts that are \"%s\" as in others",
              outlier.words(texts),
              Math.exp(outlier.size()),
              labels.name(outlier.text()));
      case PERPLEXITY ->
          String.format(
              Locale.ROOT,
              "without \"%s\" the text surprises less, by %.1f over the root of the words",
              outlier.words(texts),
              outlier.size());
    };
  }

  private static Finding words(List<Outlier> flagged, NumberedTexts texts) {
    Map<String, List<Outlier>> byWords =
        flagged.stream()
            .collect(
                Collectors.groupingBy(
                    outlier -> outlier.words(texts), TreeMap::new, Collectors.toList()));
    return new Finding(
        "outlying_words",
        "words for which most texts are flagged",
        false,
        List.of("texts", "outlying"),
        byWords.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, List<Outlier>> each) -> -each.getValue().size()))
            .limit(MOST_LISTED)
            .map(each ->
                new Finding.Line(
                    each.getKey(),
                    List.of(
                        each.getValue().size(),
                        each.getValue().stream()
                            .mapToDouble(Outlier::size)
                            .average()
                            .orElseThrow())))
            .toList());
  }

  @Override
  public Scope scope() {
    return switch (measure) {
      case CONTRAST ->
          Scope.of(
                  Evidence.TRIGGERS,
                  "the trigger is a word that texts of other labels do not use, and most texts are clean")
              .on(Accepts.TEXTS);
      case PERPLEXITY ->
          Scope.of(
                  Evidence.TRIGGERS,
                  "the trigger is of words that the trusted sample does not have in that order, and most texts are clean")
              .needingTrusted()
              .on(Accepts.TEXTS);
    };
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    Labels labels = suspect.data().labels();
    boolean one = Arrays.stream(labels.counts()).filter(count -> count > 0).count() == 1;
    return SilentFeatures.ofRows(
        suspect.data(),
        one && measure == Measure.CONTRAST
            ? List.of("there is one class only: no word can be compared with those of others")
            : List.of());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(OutlyingWords.class);
    }
  }
}
