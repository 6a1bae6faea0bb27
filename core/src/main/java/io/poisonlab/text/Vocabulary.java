// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.dataset.Count;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The terms that were found in training texts, in the order of their characters, and how a text
 * becomes a row of as many numbers. A word that training did not have is ignored. Immutable.
 */
public final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 1 << 10;

  private final CountVectorizer vectorizer;
  private final String[] terms;
  private final double[] weights;
  private transient @Nullable TermTable table;

  /**
   * Copies its arguments.
   *
   * @param vectorizer how terms are formed and weighted
   * @param terms the terms, each once
   * @param weights the weight of each term where counts are weighted, else nothing
   */
  Vocabulary(CountVectorizer vectorizer, List<String> terms, List<Double> weights) {
    this.vectorizer = vectorizer;
    this.terms = terms.toArray(String[]::new);
    this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Terms, and the rows of the texts that they were found in.
   *
   * @param vocabulary the terms
   * @param rows of the texts, in their order
   */
  public record Fitted(Vocabulary vocabulary, SparseRows rows) {}

  /** Returns the terms, in the order of their characters. */
  public List<String> terms() {
    return Collections.unmodifiableList(Arrays.asList(terms));
  }

  /** Returns the number of terms. */
  public int size() {
    return terms.length;
  }

  /** Returns the row of each text. Takes O(length of all texts), on all cores. */
  public SparseRows rows(List<String> texts) {
    TermTable known = table();
    TermTable unwanted = TermTable.of(vectorizer.stopWords());
    List<TermCounts> blocks =
        IntStream.range(0, (texts.size() + BLOCK - 1) / BLOCK)
            .parallel()
            .mapToObj(block ->
                TermCounts.of(
                    texts.subList(block * BLOCK, Math.min(texts.size(), (block + 1) * BLOCK)),
                    vectorizer.ngrams(),
                    unwanted,
                    known::find))
            .toList();
    return weighted(TermCounts.join(blocks, size()));
  }

  private synchronized TermTable table() {
    TermTable made = table;
    if (made == null) {
      made = TermTable.of(terms());
      table = made;
    }
    return made;
  }

  /** Weighs rows of counts, where counts are weighted. */
  SparseRows weighted(SparseRows counts) {
    return vectorizer.tfIdf() ? counts.weighted(term -> weights[term]) : counts;
  }

  /**
   * Adds the same computation to a graph. Counts are equal, and weighted ones within rounding.
   *
   * @param input strings of shape [rows, 1]
   * @return the name of doubles of shape [rows, {@link #size}]
   */
  public String export(OnnxGraph graph, String input) {
    String flat = graph.node("Reshape", List.of(input, graph.integers(-1)));
    String lower =
        graph.node(
            "StringNormalizer",
            List.of(flat),
            OnnxAttribute.string("case_change_action", "LOWER"),
            OnnxAttribute.string("locale", "C.UTF-8"));
    String words =
        graph.node(
            "Tokenizer",
            List.of(lower),
            OnnxAttribute.integer("mark", 0),
            OnnxAttribute.integer("mincharnum", 1),
            OnnxAttribute.string("pad_value", "#"), // no word, so that no term holds it
            OnnxAttribute.string("tokenexp", Tokens.PATTERN));
    String counts =
        graph.cast(graph.node("TfIdfVectorizer", List.of(words), pool()), OnnxType.DOUBLE);
    if (!vectorizer.tfIdf()) {
      return counts;
    }
    String weight = graph.doubles(weights, 1, size());
    String weighted = graph.node("Mul", List.of(counts, weight));
    String squares =
        graph.node(
            "ReduceSumSquare",
            List.of(weighted),
            OnnxAttribute.integers("axes", 1),
            OnnxAttribute.integer("keepdims", 1));
    // a row without terms is divided by a number that leaves it zero
    String length =
        graph.node(
            "Sqrt",
            List.of(
                graph.node(
                    "Max", List.of(squares, graph.doubles(new double[] {Double.MIN_NORMAL}, 1)))));
    return graph.node("Div", List.of(weighted, length));
  }

  /** The terms as the operator wants them: those of one word, then those of two, and so on. */
  private OnnxAttribute[] pool() {
    List<String> words = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    List<Long> begins = new ArrayList<>();
    for (int length = 1; length <= vectorizer.ngrams(); length++) {
      begins.add((long) words.size());
      for (int term = 0; term < terms.length; term++) {
        List<String> parts = Arrays.asList(terms[term].split(" "));
        if (parts.size() == length) {
          words.addAll(parts);
          places.add((long) term);
        }
      }
    }
    return new OnnxAttribute[] {
      OnnxAttribute.string("mode", "TF"),
      OnnxAttribute.integer("min_gram_length", 1),
      OnnxAttribute.integer("max_gram_length", vectorizer.ngrams()),
      OnnxAttribute.integer("max_skip_count", 0),
      OnnxAttribute.integers("ngram_counts", longs(begins)),
      OnnxAttribute.integers("ngram_indexes", longs(places)),
      OnnxAttribute.strings("pool_strings", words)
    };
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns terms in the order of their characters, as code points. */
  static List<String> sorted(List<String> terms) {
    List<String> sorted = new ArrayList<>(terms);
    Collections.sort(sorted, Vocabulary::compare);
    return sorted;
  }

  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // what is beyond 16 bits is written in surrogates, which come after all others
        return Character.isSurrogate(a) != Character.isSurrogate(b)
            ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b))
            : Character.compare(a, b);
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that
        && vectorizer.equals(that.vectorizer)
        && Arrays.equals(terms, that.terms)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * vectorizer.hashCode() + Arrays.hashCode(terms);
  }

  @Override
  public String toString() {
    return "vocabulary of " + Count.of(size(), "term");
  }
}
