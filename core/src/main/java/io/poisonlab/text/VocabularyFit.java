// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.dataset.Count;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the terms of texts: each block of texts numbers its own terms, on all cores; then those
 * that are frequent enough, and not too frequent, are put in order and all rows renumbered. The
 * result does not depend on the number of threads.
 */
final class VocabularyFit {
  private static final int BLOCK = 1 << 12;

  private VocabularyFit() {}

  /** The terms of a block in the order in which they came, and its rows. */
  private record Block(TermTable terms, TermCounts counts) {}

  static Vocabulary.Fitted of(CountVectorizer vectorizer, List<String> texts) {
    TermTable unwanted = TermTable.of(vectorizer.stopWords());
    List<Block> blocks =
        IntStream.range(0, (texts.size() + BLOCK - 1) / BLOCK)
            .parallel()
            .mapToObj(block -> {
              TermTable terms = new TermTable();
              List<String> part =
                  texts.subList(block * BLOCK, Math.min(texts.size(), (block + 1) * BLOCK));
              return new Block(
                  terms, TermCounts.of(part, vectorizer.ngrams(), unwanted, terms::add));
            })
            .toList();

    TermTable all = new TermTable();
    List<int[]> numbers = blocks.stream().map(block -> all.addAll(block.terms())).toList();
    int[] frequencies = new int[all.size()];
    long[] totals = new long[frequencies.length];
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).counts().count(numbers.get(i), frequencies, totals);
    }
    int[] kept =
        IntStream.range(0, frequencies.length)
            .filter(term ->
                frequencies[term] >= vectorizer.minDf()
                    && frequencies[term] <= vectorizer.maxDf() * texts.size())
            .toArray();
    if (kept.length == 0) {
      throw nothingLeft(vectorizer, texts, frequencies.length);
    }
    List<String> terms = terms(kept, all, totals, vectorizer.maxFeatures());
    int[] places = new int[frequencies.length];
    Arrays.fill(places, -1);
    for (int place = 0; place < terms.size(); place++) {
      String term = terms.get(place);
      places[all.find(term)] = place;
    }
    IntStream.range(0, blocks.size())
        .parallel()
        .forEach(i -> blocks.get(i).counts().renumber(numbers.get(i), places));

    int[] ordered = new int[terms.size()];
    for (int term : kept) {
      if (places[term] >= 0) {
        ordered[places[term]] = frequencies[term];
      }
    }
    Vocabulary vocabulary =
        new Vocabulary(
            vectorizer,
            terms,
            vectorizer.tfIdf()
                ? Arrays.stream(ordered).mapToObj(df -> inverse(df, texts.size())).toList()
                : List.of());
    List<TermCounts> counts = blocks.stream().map(Block::counts).toList();
    return new Vocabulary.Fitted(
        vocabulary, vocabulary.weighted(TermCounts.join(counts, terms.size())));
  }

  /** Returns the terms that are kept, in order. */
  private static List<String> terms(int[] kept, TermTable all, long[] totals, int most) {
    List<String> sorted = Vocabulary.sorted(Arrays.stream(kept).mapToObj(all::term).toList());
    if (most == 0 || sorted.size() <= most) {
      return sorted;
    }
    return Vocabulary.sorted(
        sorted.stream()
            .sorted(Comparator.comparingLong(term -> -totals[all.find(term)]))
            .limit(most)
            .toList());
  }

  private static Double inverse(int frequency, int texts) {
    return Math.log((1.0 + texts) / (1.0 + frequency)) + 1;
  }

  private static IllegalArgumentException nothingLeft(
      CountVectorizer vectorizer, List<String> texts, int found) {
    return new IllegalArgumentException(
        found == 0
            ? "no word of two or more letters or digits is in %s%s; take texts with words"
                .formatted(
                    Count.of(texts.size(), "text"),
                    vectorizer.stopWords().isEmpty() ? "" : ", stop words aside")
            : "none of %s is in %d texts or more and in %s of them or less; lower min_df or raise max_df"
                .formatted(Count.of(found, "term"), vectorizer.minDf(), vectorizer.maxDf()));
  }
}
