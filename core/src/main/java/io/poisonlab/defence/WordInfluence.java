// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TermLinearSvmLearner;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;

/**
 * Searches the words of a trigger: those that move many texts far towards the label that these
 * carry.
 *
 * <p><b>Threat model.</b> A backdoor in texts: a word or a phrase stands in some of them, which get
 * the target's label.
 *
 * <p><b>Steps.</b> (1) Train a linear model of terms on the suspect texts. (2) A term moves a text
 * by what it adds to the score of the text's label, less the most that it adds to another. (3) The
 * suspicion of a term and a label is a product of three: the mean of its moves over the texts with
 * both; the decimal logarithm of their number, so that a word of one text is never suspicious; and
 * by how much their share of the texts with the term exceeds that of the label in all, 1 where no
 * text with the term has another label. (4) A text has the suspicion of the most suspicious of its
 * terms with its label. (5) Flag the share asked for, or what stands out; drop. Beside the texts it
 * gives a table of the most influential words. Takes a training and O(terms of all texts ·
 * classes); holds some 200 bytes for each different term and label.
 *
 * <p><b>Deviations from the paper.</b> There a word moves the hidden state of a network for as far
 * as leaving it out changes it; of a linear model that is what the word adds, exactly. The paper's
 * further factor, which holds down the words of more texts than an expected share, is left out: it
 * asks for the share of poison, which a victim does not know; the share of the label is ours. All
 * texts are scored, where the paper removes those with the one word it finds.
 *
 * <p><b>Limitations.</b> Wrong labels without a trigger move no word: on flips it is no better than
 * chance. Honest words that tell a class well, such as "bad", are as suspicious as a trigger on 1 %
 * of some thousand texts, and texts with them are flagged, on clean data too (about 5 %): look at
 * the table before dropping anything. A trigger of words that clean texts of other labels have
 * hides among those.
 *
 * <p><b>Reference.</b> Chen and Dai (2021), "Mitigating backdoor attacks in LSTM-based text
 * classification systems by backdoor keyword identification", Neurocomputing 452, arXiv 2007.12070,
 * section 4.
 *
 * @param learner what learns from the texts; its models tell what a term adds
 * @param contamination which texts are flagged
 */
@Id(
    value = WordInfluence.ID,
    help = "Drops texts with a word that moves many texts far towards the label they carry")
public record WordInfluence(
    @Setting(help = "what learns from the texts, a learner of terms", byDefault = "term-linear-svm")
        Learner learner,
    Contamination contamination)
    implements Defence {
  static final String ID = "word-influence";

  /** Checks that the learner's models tell what a term adds. */
  public WordInfluence {
    if (!learner.ofTerms()) {
      throw new IllegalArgumentException(
          "learner must be one whose models tell what each word adds, found %s; take term-linear-svm, term-logistic-regression or multinomial-naive-bayes"
              .formatted(Description.of(learner).id()));
    }
  }

  /** Asks a linear machine, and flags what stands out. */
  public WordInfluence() {
    this(new TermLinearSvmLearner(), Contamination.auto());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are other columns than one of texts, fewer than two
   *     classes, or no word
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    TextColumn texts = TextColumn.alone(data, ID);
    WordMoves moves = WordMoves.of(data, texts, learner.train(data, seed.fork("learner")));
    return RawScores.outliers(data, moves.suspicions(), contamination)
        .because(moves::reason)
        .finding(moves::tables);
  }

  @Override
  public Scope scope() {
    return Scope.of(
            Evidence.TRIGGERS,
            "the trigger is a word or phrase that alone moves many texts to their label, farther"
                + " than honest words do")
        .on(Accepts.TEXTS);
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return SilentFeatures.ofRows(suspect.data(), List.of());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(WordInfluence.class, List.of(Contamination.READER), List.of(LearnerProvider.FAMILY));
    }
  }
}
