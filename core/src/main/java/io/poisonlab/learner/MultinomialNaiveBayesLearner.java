// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.SparseRows;
import io.poisonlab.text.WordDropout;

/**
 * Naive Bayes on how often each term stands in the texts of a class, as scikit-learn's {@code
 * MultinomialNB} on a {@code CountVectorizer}: a class's prior is its share of the texts, and a
 * term's probability in it (count + alpha) / (all counts + alpha · terms). Of classes with the same
 * score the first is predicted.
 *
 * <p>Reads data of one column of texts. Takes O(length of all texts). Smile's multinomial model
 * computes the same, but hands out no probabilities of terms, which the exported graph and the
 * influence of single words need.
 *
 * @param alpha what is added to each count, above 0
 * @param terms which terms count
 * @param dropout which words are left out while training; counts of several copies are averaged
 */
@Id(value = "multinomial-naive-bayes", brief = "words", help = "naive Bayes on the words of a text")
public record MultinomialNaiveBayesLearner(
    @Setting(help = "added to the count of each term, above 0", byDefault = "1.0") double alpha,
    CountVectorizer terms,
    WordDropout dropout)
    implements Learner {
  /** Checks alpha. */
  public MultinomialNaiveBayesLearner {
    if (!(alpha > 0) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException("alpha must be above 0 and finite, found " + alpha);
    }
  }

  /** Naive Bayes on all words, each count one higher: scikit-learn's defaults. */
  public MultinomialNaiveBayesLearner() {
    this(1, CountVectorizer.usual(), WordDropout.none());
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TextTrainingSet training =
        TextTrainingSet.of(data, terms, "multinomial-naive-bayes")
            .without(dropout, seed.fork("word-dropout"));
    SparseRows rows = training.rows();
    int[] texts = new int[training.classCount()];
    double[][] weights = new double[training.classCount()][rows.width()];
    int[] codes = training.codes();
    for (int row = 0; row < rows.size(); row++) {
      texts[codes[row]]++;
      rows.add(row, training.weight(), weights[codes[row]], 0);
    }
    double[] priors = new double[texts.length];
    for (int code = 0; code < texts.length; code++) {
      priors[code] = Math.log((double) texts[code] / rows.size());
      logarithms(weights[code]);
    }
    return training.model(priors, weights, Scorer.Scale.LOGITS);
  }

  @Override
  public boolean ofTerms() {
    return true;
  }

  /** From the counts of a class to logarithms of probabilities. */
  private void logarithms(double[] counts) {
    double all = 0;
    for (double count : counts) {
      all += count + alpha;
    }
    double share = Math.log(all);
    for (int term = 0; term < counts.length; term++) {
      counts[term] = Math.log(counts[term] + alpha) - share;
    }
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(MultinomialNaiveBayesLearner.class, CountVectorizer.READER, WordDropout.READER);
    }
  }
}
