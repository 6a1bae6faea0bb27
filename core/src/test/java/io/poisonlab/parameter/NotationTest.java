// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.RandomForestLearner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An algorithm as a setting")
class NotationTest {
  @Id(value = "committee", help = "learners as settings")
  record Committee(
      @Setting(help = "chairs", byDefault = "random-forest(trees=50)") Learner chair,
      @Setting(help = "sit", byDefault = "knn, decision-tree") List<Learner> members) {}

  private static final class Provider extends RecordProvider<Committee> {
    Provider() {
      super(Committee.class, List.of(), List.of(LearnerProvider.FAMILY));
    }
  }

  private static Committee create(Map<String, ?> values) {
    return new Provider().create(values);
  }

  @Test
  void isReadFromItsText() {
    Notation notation = Notation.parse(" a-b ( x = 1 ; y = p, q ; z = c(k=1;l=2) ) ");

    assertThat(notation.id()).isEqualTo("a-b");
    assertThat(notation.settings())
        .containsExactly(entry("x", "1"), entry("y", List.of("p", "q")), entry("z", "c(k=1;l=2)"));
    assertThat(Notation.parse(notation.toString())).isEqualTo(notation);
    assertThatThrownBy(() -> Notation.parse("tree(depth=3")).hasMessageContaining("no algorithm");
    assertThatThrownBy(() -> Notation.parse("tree(3)")).hasMessageContaining("no algorithm");
  }

  @Test
  void isMadeByItsFamily() {
    Committee usual = create(Map.of());

    assertThat(usual.chair()).isEqualTo(new RandomForestLearner(50));
    assertThat(usual.members()).hasSize(2).first().isInstanceOf(KnnLearner.class);
    assertThat(create(Map.of("chair", "decision-tree(depth=2)", "members", "knn(k=3), knn(k=7)")))
        .isEqualTo(
            new Committee(
                new DecisionTreeLearner(2), List.of(new KnnLearner(3), new KnnLearner(7))));
  }

  @Test
  void isMadeAgainByItsDescription() {
    Committee odd = create(Map.of("chair", "knn(k=2)", "members", List.of("decision-tree")));

    assertThat(create(Description.of(odd).settings())).isEqualTo(odd);
  }

  @Test
  void isNamedWhereItIsNotTheDefault() {
    assertThat(Description.label(create(Map.of()))).isEqualTo("committee");
    assertThat(Description.label(create(Map.of("chair", "knn"))))
        .isEqualTo("committee (chair knn)");
    assertThat(
            Description.label(
                create(
                    Map.of("chair", "knn(k=2)", "members", List.of("decision-tree", "knn(k=3)")))))
        .isEqualTo("committee (chair knn(k=2), members decision-tree + knn(k=3))");
  }

  @Test
  void saysWhatIsKnown() {
    assertThatThrownBy(() -> create(Map.of("chair", "forest")))
        .hasMessageStartingWith(
            "committee: setting \"chair\": no learner is called \"forest\"; the known ones are");
    assertThatThrownBy(() -> create(Map.of("chair", "knn(n=2)")))
        .hasMessageContaining("knn has no setting \"n\"");
    assertThat(new Provider().settings())
        .extracting(SettingInfo::type)
        .containsExactly("learner", "list of learners");
  }
}
