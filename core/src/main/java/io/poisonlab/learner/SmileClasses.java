// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.io.ObjectInputFilter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the Smile copy of a model may consist of, and how large it may be. Whatever is
 * not on the list is refused before an object of it exists.
 */
final class SmileClasses implements ObjectInputFilter {
  /** Trees nest one level of the stream per level of splits. */
  private static final int DEPTH = DecisionTreeLearner.DEEPEST + 100;

  private static final Set<String> ALLOWED =
      Set.of(
          // ours
          "io.poisonlab.dataset.Column$Kind",
          "io.poisonlab.forest.ClassTree",
          "io.poisonlab.learner.BoostScorer",
          "io.poisonlab.learner.EncodedBody",
          "io.poisonlab.learner.Feature",
          "io.poisonlab.learner.ForestScorer",
          "io.poisonlab.learner.GaussianKernel",
          "io.poisonlab.learner.KnnScorer",
          "io.poisonlab.learner.LogisticScorer",
          "io.poisonlab.learner.NaiveBayesScorer",
          "io.poisonlab.learner.NominalEncoding",
          "io.poisonlab.learner.NumericEncoding",
          "io.poisonlab.learner.PixelEncoding",
          "io.poisonlab.learner.RbfSvmScorer",
          "io.poisonlab.learner.Scorer$Scale",
          "io.poisonlab.learner.SmileCopy$Content",
          "io.poisonlab.learner.SvmScorer",
          "io.poisonlab.learner.TextBody",
          "io.poisonlab.learner.TextEncoding",
          "io.poisonlab.learner.TreeScorer",
          "io.poisonlab.neighbour.ExactSearch",
          "io.poisonlab.text.CountVectorizer",
          "io.poisonlab.text.Vocabulary",
          // the JDK's values and collections
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Integer",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Short",
          "java.lang.String",
          "java.util.ArrayList",
          "java.util.CollSer",
          "java.util.HashMap",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.Map$Entry",
          // Smile's models
          "smile.classification.AbstractClassifier",
          "smile.classification.DecisionTree",
          "smile.classification.KNN",
          "smile.classification.LinearSVM",
          "smile.classification.LogisticRegression",
          "smile.classification.LogisticRegression$Binomial",
          "smile.classification.LogisticRegression$Multinomial",
          "smile.data.measure.CategoricalMeasure",
          "smile.data.measure.NominalScale",
          "smile.data.type.DataType$ID",
          "smile.data.type.DoubleType",
          "smile.data.type.IntType",
          "smile.data.type.PrimitiveType",
          "smile.data.type.StructField",
          "smile.data.type.StructType",
          "smile.model.cart.CART",
          "smile.model.cart.DecisionNode",
          "smile.model.cart.InternalNode",
          "smile.model.cart.LeafNode",
          "smile.model.cart.OrdinalNode",
          "smile.model.cart.RegressionNode",
          "smile.model.cart.SplitRule",
          "smile.model.svm.LinearKernelMachine",
          "smile.regression.RegressionTree",
          "smile.stat.distribution.GaussianDistribution",
          "smile.util.IntSet");

  private final int size;
  private @Nullable String refused;

  /** Makes a filter for a file of this many bytes. */
  SmileClasses(int size) {
    this.size = size;
  }

  /** Returns why something was refused. */
  Optional<String> refusal() {
    return Optional.ofNullable(refused);
  }

  @Override
  public Status checkInput(FilterInfo info) {
    // every element and every reference takes a byte or more, so larger numbers are lies
    if (info.depth() > DEPTH || info.arrayLength() > size || info.references() > size) {
      refused =
          "found nesting %d, an array of %d and %d references; allowed are %d, %d and %d"
              .formatted(info.depth(), info.arrayLength(), info.references(), DEPTH, size, size);
      return Status.REJECTED;
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    if (type.isPrimitive() || ALLOWED.contains(type.getName())) {
      return Status.ALLOWED;
    }
    refused = "class %s is not part of a model".formatted(type.getName());
    return Status.REJECTED;
  }
}
