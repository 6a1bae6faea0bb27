// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.WordDropout;

/**
 * A linear support vector machine on the terms of a text, as scikit-learn's {@code LinearSVC} on a
 * {@code TfidfVectorizer}: what is minimised is {@code c} times the sum of the squared hinge losses
 * plus half the squares of weights and intercept; one machine for two classes, one against the rest
 * for each of more, of which the highest score wins. The model gives no probabilities.
 *
 * <p>Reads data of one column of texts. Takes O(length of all texts), and for each machine some
 * tens of passes over the terms of the texts; {@link TermFit} says how. Weights agree with
 * scikit-learn's within 10⁻⁴ of the largest (tested).
 *
 * @param c the penalty of a margin violation, above 0
 * @param terms which terms count, and how
 * @param dropout which words are left out while training
 */
@Id(
    value = "term-linear-svm",
    brief = "words-svm",
    help = "linear support vector machine on the words of a text, one against the rest")
public record TermLinearSvmLearner(
    @Setting(help = "penalty of a margin violation, above 0", byDefault = "1.0") double c,
    CountVectorizer terms,
    WordDropout dropout)
    implements Learner {
  /** Checks the penalty. */
  public TermLinearSvmLearner {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** A machine on TF-IDF weights of all words: scikit-learn's defaults. */
  public TermLinearSvmLearner() {
    this(1, CountVectorizer.weighted(0), WordDropout.none());
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TextTrainingSet training =
        TextTrainingSet.of(data, terms, "term-linear-svm")
            .without(dropout, seed.fork("word-dropout"));
    int classes = training.classCount();
    double[][] forms = new double[classes == 2 ? 1 : classes][];
    for (int form = 0; form < forms.length; form++) {
      int[] signs = training.signs(classes == 2 ? 1 : form);
      forms[form] =
          new TermFit(training.rows(), new SquaredHinge(signs), c * training.weight(), 1)
              .minimise()[0];
    }
    return training.linear(forms, Scorer.Scale.VOTES);
  }

  @Override
  public boolean soft() {
    return false;
  }

  @Override
  public boolean ofTerms() {
    return true;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(TermLinearSvmLearner.class, CountVectorizer.WEIGHTED_READER, WordDropout.READER);
    }
  }
}
