// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.text.CountVectorizer;
import io.poisonlab.text.WordDropout;
import java.util.Arrays;

/**
 * Logistic regression with an L2 penalty on the terms of a text, as scikit-learn's {@code
 * LogisticRegression} on a {@code TfidfVectorizer}: what is minimised is {@code c} times the sum of
 * the log losses plus |w|² / 2, without the intercepts; one linear form for two classes, softmax of
 * one per class for more.
 *
 * <p>Reads data of one column of texts. Takes O(length of all texts), and some tens of passes over
 * the terms of the texts; {@link TermFit} says how, and why not Smile's sparse regression
 * (docs/decisions/0019-texts.md). Weights agree with scikit-learn's within 10⁻⁴ of the largest
 * (tested).
 *
 * @param c the inverse strength of the penalty, above 0
 * @param terms which terms count, and how
 * @param dropout which words are left out while training
 */
@Id(
    value = "term-logistic-regression",
    brief = "words-logreg",
    help = "logistic regression on the words of a text, L2 penalty")
public record TermLogisticRegressionLearner(
    @Setting(help = "inverse strength of the penalty, above 0", byDefault = "1.0") double c,
    CountVectorizer terms,
    WordDropout dropout)
    implements Learner {
  /** Checks the strength. */
  public TermLogisticRegressionLearner {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be above 0 and finite, found " + c);
    }
  }

  /** A regression on TF-IDF weights of all words: scikit-learn's defaults. */
  public TermLogisticRegressionLearner() {
    this(1, CountVectorizer.weighted(0), WordDropout.none());
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TextTrainingSet training =
        TextTrainingSet.of(data, terms, "term-logistic-regression")
            .without(dropout, seed.fork("word-dropout"));
    int classes = training.classCount();
    TermLoss loss =
        classes == 2
            ? new LogLoss(training.signs(1))
            : new SoftmaxLosses(training.codes(), classes);
    double[][] forms = new TermFit(training.rows(), loss, c * training.weight(), 0).minimise();
    centreIntercepts(forms);
    return training.linear(forms, Scorer.Scale.LOGITS);
  }

  /** Of softmax a common addend of all intercepts says nothing: their sum becomes 0. */
  private static void centreIntercepts(double[][] forms) {
    int last = forms[0].length - 1;
    if (forms.length > 1) {
      double mean = Arrays.stream(forms).mapToDouble(form -> form[last]).average().orElseThrow();
      Arrays.stream(forms).forEach(form -> form[last] -= mean);
    }
  }

  @Override
  public boolean ofTerms() {
    return true;
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          TermLogisticRegressionLearner.class, CountVectorizer.WEIGHTED_READER, WordDropout.READER);
    }
  }
}
