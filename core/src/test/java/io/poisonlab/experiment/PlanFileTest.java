// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RandomData;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Provider;
import io.poisonlab.parameter.SettingInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A plan file")
class PlanFileTest {
  @TempDir Path folder;

  private static PlanFile parse(String yaml) {
    return PlanFile.parse(yaml, "test.yaml", Path.of(""));
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsBackEqualWhenWritten(long seed) {
    PlanFile file =
        new PlanFile(
            seed % 2 == 0 ? Optional.empty() : Optional.of("exp: \"1\"\n#"), RandomPlans.of(seed));

    assertThat(parse(file.toYaml())).isEqualTo(file);
  }

  @Test
  void multipliesItsAxes() {
    PlanFile file =
        parse(
            """
            datasets: [iris, breast-cancer]
            protocols: [train-only, whole-dataset]
            attacks: [label-flip, feature-noise: {rows: 3}, clean]
            fractions: [0.05, 0.5]
            seeds: 1..2
            """);

    assertThat(file.plan())
        .isEqualTo(
            ExperimentPlan.of(Datasets.iris(), Datasets.breastCancer())
                .protocols(Protocol.TRAIN_ONLY, Protocol.WHOLE_DATASET)
                .attacks(
                    new LabelFlip(0.05),
                    new LabelFlip(0.5),
                    new FeatureNoise(Budget.rows(3), List.of()),
                    new Clean())
                .seeds(1, 2));
    assertThat(parse(file.toYaml())).isEqualTo(file);
  }

  @Test
  void canNameEveryAlgorithm() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .trustedFraction(0.1)
            .attacks(made(AttackProvider.catalogue().all()).toArray(Attack[]::new))
            .defences(made(DefenceProvider.catalogue().all()).toArray(Defence[]::new))
            .learners(made(LearnerProvider.catalogue().all()).toArray(Learner[]::new));
    PlanFile file = new PlanFile(Optional.of("all"), plan);

    assertThat(plan.attacks()).hasSizeGreaterThan(2);
    assertThat(plan.learners()).hasSizeGreaterThan(6);
    assertThat(parse(file.toYaml())).isEqualTo(file);
  }

  private static <T> List<T> made(Collection<? extends Provider<T>> providers) {
    return providers.stream().map(PlanFileTest::made).toList();
  }

  /** Gives a share where one is asked for, and texts that no data are asked about. */
  private static <T> T made(Provider<T> provider) {
    Map<String, Object> settings = new HashMap<>();
    for (SettingInfo info : provider.settings()) {
      if (info.name().equals("fraction")) {
        settings.put(info.name(), 0.25);
      } else if (info.type().equals("text") && info.byDefault().isEmpty()) {
        settings.put(info.name(), info.name());
      }
    }
    return provider.create(settings);
  }

  @Test
  void holdsWhatItsDocumentationShows() throws IOException {
    Files.writeString(folder.resolve("my.csv"), "age,zip,y\n1,2,a\n,3,b\n3,2,a\n4,4,b\n");
    PlanFile file =
        PlanFile.parse(
            """
            experiment: mine
            dataset: {file: my.csv, target: y, nullable: [age], nominal: [zip]}
            protocol: whole-dataset
            folds: 2
            seeds: {from: 1, to: 3}
            attacks:
              - label-flip: {fraction: 0.1}
              - feature-noise: {rows: 2, columns: [age]}
            defences: [none, neighbour-vote: {k: 1}]
            learners:
              - decision-tree: {depth: 4}
              - knn: {k: 1}
            """,
            "test.yaml",
            folder);
    ExperimentPlan plan = file.plan();

    assertThat(file.experiment()).contains("mine");
    assertThat(plan.datasets().getFirst().table().names()).containsExactly("age", "zip");
    assertThat(plan.protocols().getFirst()).isEqualTo(Protocol.WHOLE_DATASET);
    assertThat(plan.testing()).isEqualTo(new Testing.CrossValidation(2));
    assertThat(plan.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(plan.attacks())
        .containsExactly(
            new LabelFlip(0.1), new FeatureNoise(Budget.rows(2), List.of("age")), new Clean());
    assertThat(plan.defences()).hasSize(2);
    assertThat(plan.learners()).contains(new DecisionTreeLearner(4));
    assertThat(PlanFile.parse(file.toYaml(), "written", Path.of("/elsewhere"))).isEqualTo(file);
    assertThat(file.toYaml().replace(folder.toString(), "folder")) // the same in every process
        .isEqualTo(
            """
            ---
            experiment: "mine"
            dataset:
              file: "folder/my.csv"
              target: "y"
              nullable:
              - "age"
              nominal:
              - "zip"
            protocol: "whole-dataset"
            folds: 2
            seeds: "1..3"
            attacks:
            - label-flip:
                fraction: 0.1
                fraction_of: "dataset"
            - feature-noise:
                rows: 2
                columns:
                - "age"
                noise: "uniform"
                scale: 1.0
            - clean: {}
            defences:
            - none: {}
            - neighbour-vote:
                k: 1
                agreement: 0.5
                ties: "own"
            learners:
            - decision-tree:
                depth: 4
            - knn:
                k: 1
                standardise: false
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1..3", "[1, 2, 3]", "{from: 1, to: 3}", "1,2..3"})
  void readsSeedsAsAListOrARange(String seeds) {
    assertThat(parse("dataset: iris\nseeds: " + seeds).plan().seeds()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void namesDataOfAnyKindSoThatTheyAreFoundAgain() throws IOException {
    Dataset random = RandomData.of(12);
    Path csv =
        Files.write(
            folder.resolve("r.csv"), CsvWriter.text(random).getBytes(StandardCharsets.UTF_8));
    ExperimentPlan plan = ExperimentPlan.of(CsvReader.read(csv, CsvFormat.of(random)));

    assertThat(parse(PlanFile.yaml(plan).orElseThrow()).plan()).isEqualTo(plan);
    for (String name : List.of("penguins", "blobs(rows=40;seed=7)")) {
      ExperimentPlan named = parse("dataset: " + name).plan();
      assertThat(parse(PlanFile.yaml(named).orElseThrow()).plan()).isEqualTo(named);
    }
    assertThat(PlanFile.yaml(ExperimentPlan.of(random))).isEmpty();
    assertThatThrownBy(() -> new PlanFile(Optional.empty(), ExperimentPlan.of(random)).toYaml())
        .hasMessage(
            "data set \"random\" was made in memory; write it to a CSV file to name it in a plan");
  }

  @Test
  void saysWhatOfAFileIsNoData() throws IOException {
    Path csv = folder.resolve("gaps.csv");
    Files.writeString(csv, "id,age,y\n1,?,no\n2,30,yes\n3,40,\n4,41,no\n5,31,yes\n6,32,yes\n");
    ExperimentPlan plan =
        parse(
                "dataset: {file: %s, target: y, nullable: [age], ignore: [id], missing: ['?', NA], skip_unlabelled: true}"
                    .formatted(csv))
            .plan();

    assertThat(plan.datasets().getFirst().table().names()).containsExactly("age");
    assertThat(plan.datasets().getFirst().size()).isEqualTo(5);
    assertThat(parse(PlanFile.yaml(plan).orElseThrow()).plan()).isEqualTo(plan);
    assertThatThrownBy(
            () -> parse("dataset: {file: %s, target: y, skip_unlabelled: often}".formatted(csv)))
        .hasMessageContaining("\"skip_unlabelled\" must be true or false, found \"often\"");
  }

  @ParameterizedTest
  @MethodSource("io.poisonlab.experiment.PlanFile#presets")
  void isAPresetThatReadsBackEqual(String name) {
    PlanFile preset = PlanFile.preset(name);

    assertThat(parse(preset.toYaml())).isEqualTo(preset);
    assertThat(preset.experiment()).isPresent();
    assertThat(preset.plan().attacks()).contains(new Clean());
  }

  @Test
  void hasTheLibrarysDefaults() {
    assertThat(parse("dataset: iris"))
        .isEqualTo(new PlanFile(Optional.empty(), ExperimentPlan.of(Datasets.iris())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "iris-sepal"})
  void isAPresetWhoseLastTrialIsClean(String name) {
    PlanFile preset = PlanFile.preset(name);
    List<Trial> trials = preset.plan().trials();

    assertThat(PlanFile.presets()).contains(name);
    assertThat(preset.experiment()).contains("iris_poisoning_experiment");
    assertThat(preset.plan().protocols().getFirst()).isEqualTo(Protocol.WHOLE_DATASET);
    assertThat(trials.getLast().attack()).isEqualTo(new Clean());
    assertThat(trials).hasSize(name.equals("iris") ? 7 : 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | plan test.yaml: found no keys
          `- iris` | plan test.yaml: found a list; a plan is keys with their values and needs at least the key "dataset"
          `iris` | found a single value, "iris"; a plan is keys
          `dataset: iris\\nlearners: [decision-tree: 3]` | plan test.yaml, key "learners": the settings of decision-tree need their names, found 3; it has [depth], for example "decision-tree: {depth: 3}"
          `dataset: iris\\nlearners: [decision-tree: [3]]` | found [3]; it has [depth], for example "decision-tree: {depth: 3}"
          `dataset: iris\\nlearners: [knn: []]` | found []; it has [k, standardise], for example "knn: {k: 5}"
          `dataset: iris\\ndefences: [none: x]` | key "defences": none has no settings, found "x"; write its name alone
          `dataset: iris\\nlearners: [forest: 3]` | no learner is called "forest"
          `dataset: iris\\nattacks:\\n- label-flip:\\n  fraction: 0.1` | found {"label-flip":null,"fraction":0.1}; settings stand deeper than the name, for example "- label-flip: {setting: value}", or indented by two more spaces
          `protocol: train-only` | the key "dataset" is missing: a name of [iris, breast-cancer, digits, penguins, movie-sentences, sentiment-example, adult, blobs
          `dataset: mnist` | key "dataset": no data set is called "mnist"; the known ones are [iris, breast-cancer, digits, penguins, movie-sentences, sentiment-example, adult, blobs
          `dataset: blobs(rows=1)` | key "dataset": blobs: rows must be in [3, 10000000], found 1
          `dataset: [iris]` | "dataset" must be a single text, found ["iris"]
          `dataset: iris\\nattack: []` | plan test.yaml: unknown key "attack"; the known ones are [experiment, dataset, datasets, protocol, protocols, test_fraction, folds, test_rows, trusted_fraction, seeds, attacks, fractions, defences, learners]
          `dataset: iris\\ndatasets: [iris]` | give either dataset or datasets, not both
          `datasets: iris` | "datasets" must be a list of one or more, found "iris"
          `datasets: []` | "datasets" must be a list of one or more, found []
          `datasets: [iris, {file: a.csv}]` | key "datasets", key "dataset": the key "target" is missing
          `dataset: iris\\nprotocol: train-only\\nprotocols: [train-only]` | give either protocol or protocols, not both
          `dataset: iris\\nprotocols: [train-only, train-only]` | the protocols of a plan must differ
          `dataset: iris\\nfractions: [0.1]` | the key "fractions" multiplies the key "attacks", which is missing
          `dataset: iris\\nattacks: [label-flip: {fraction: 0.1}, clean]\\nfractions: [0.1]` | plan test.yaml: the key "fractions" is for attacks that name no budget, and all of "attacks" name theirs or take none; leave the fractions out, or a budget
          `dataset: iris\\nattacks: [label-flip]\\nfractions: [many]` | "fractions" must hold numbers, found "many"
          `dataset: iris\\nattacks: [label-flip]\\nfractions: [1.5]` | poison fraction must be in [0, 1], found 1.5
          `dataset: {file: a.csv, targte: y}` | key "dataset": unknown key "targte"; the known ones are [file, target, nullable, nominal, texts, ignore, missing, skip_unlabelled]
          `dataset: {file: a.csv}` | key "dataset": the key "target" is missing
          `dataset: {target: a}` | key "dataset": the key "file" is missing
          `dataset: {file: a.csv, target: y, nullable: age}` | "nullable" must be a list, found "age"
          `dataset: iris\\ndataset: iris` | is not valid YAML
          `dataset: [iris` | is not valid YAML
          `dataset: iris\\nseeds: {from: 1, till: 2}` | key "seeds": unknown key "till"; the known ones are [from, to]
          `dataset: iris\\nseeds: {from: 1}` | key "seeds": the key "to" is missing
          `dataset: iris\\nseeds: {from: 3, to: 1}` | "to" must be at least "from" and make 1000000 seeds at the most, found 3 to 1
          `dataset: iris\\nseeds: {from: 1, to: 9999999999}` | 1000000 seeds at the most
          `dataset: iris\\nseeds: {from: -9223372036854775808, to: 9223372036854775807}` | 1000000 seeds at the most
          `dataset: iris\\nseeds: 3..1` | key "seeds": seeds must be integers or rising ranges, 1000000 at the most, for example 1..20 or 1,2,3; found "3..1"
          `dataset: iris\\nseeds: [1.5]` | "seeds" must hold integers of 64 bits, found 1.5
          `dataset: iris\\nseeds: [99999999999999999999]` | "seeds" must hold integers of 64 bits
          `dataset: iris\\nseeds: []` | a plan needs one or more seeds, found none
          `dataset: iris\\nseeds: [1, 2, 1]` | the seeds of a plan must differ, found 1 twice
          `dataset: iris\\nprotocol: both` | key "protocol": no protocol is called "both"; the known ones are [whole-dataset, train-only]
          `dataset: iris\\ntest_fraction: 1.5` | key "test_fraction": test fraction must be in (0, 1), found 1.5
          `dataset: iris\\ntest_fraction: half` | "test_fraction" must be a number, found "half"
          `dataset: iris\\nfolds: 1` | key "folds": folds must be in [2, 1000], found 1
          `dataset: iris\\nfolds: 2.5` | "folds" must be an integer, found 2.5
          `dataset: iris\\nfolds: 51` | the smallest class has 50 rows, fewer than the 51 folds; ask for fewer folds
          `dataset: iris\\nfolds: 5\\ntest_fraction: 0.2` | give one of test_fraction, folds and test_rows, not several
          `dataset: iris\\nattacks: label-flip` | "attacks" must be a list
          `dataset: iris\\nattacks: [label-flop]` | key "attacks": no attack is called "label-flop"; the known ones are [
          `dataset: iris\\nattacks: [{label-flip: {fraction: 1.5}}]` | key "attacks": label-flip: poison fraction must be in [0, 1], found 1.5
          `dataset: iris\\nattacks: [{label-flip: {fractoin: 0.5}}]` | label-flip has no setting "fractoin"; it has [fraction, fraction_of, rows]
          `dataset: iris\\nattacks: [label-flip]` | label-flip: give the budget as either "fraction" or "rows"
          `dataset: iris\\nattacks: [{clean: , label-flip: }]` | key "attacks": each must be a name or one name with its settings
          `dataset: iris\\ndefences: [{neighbour-vote: {k: 0}}]` | key "defences": neighbour-vote: k must be 1 or more, found 0
          `dataset: iris\\ndefences: []` | a plan needs one or more defences, found none
          `dataset: iris\\nlearners: [{decision-tree: {depth: deep}}]` | decision-tree: setting "depth" must be integer, found "deep"
          `dataset: iris\\nlearners: [forest]` | key "learners": no learner is called "forest"; the known ones are
          """)
  void saysWhatIsWrongAndWhatIsKnown(String yaml, String message) {
    String text = yaml == null ? "" : yaml.replace("\\n", "\n");

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void saysWhyItCannotBeRead() throws IOException {
    assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.yaml does not exist; give a YAML file or one of the presets");
    Path big = Files.write(folder.resolve("big.yaml"), new byte[PlanFile.MAX_BYTES + 1]);
    assertThatThrownBy(() -> PlanFile.read(big)).hasMessageContaining("more than 1048576 bytes");
    assertThatThrownBy(() -> PlanFile.read(folder)).hasMessageContaining("cannot be read");
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xfe, 0, 7});
    assertThatThrownBy(() -> PlanFile.read(binary))
        .hasMessage("plan %s cannot be read: it is not text in UTF-8", binary);
    assertThatThrownBy(() -> PlanFile.preset("wine"))
        .hasMessage("no preset is called \"wine\"; the known ones are " + PlanFile.presets());
  }

  @Test
  void findsItsDataBesideItself() throws IOException {
    Files.writeString(folder.resolve("d.csv"), "x,y\n1,a\n2,b\n3,a\n4,b\n");
    Path plan = Files.writeString(folder.resolve("p.yaml"), "dataset: {file: d.csv, target: y}\n");

    assertThat(PlanFile.read(plan).plan().datasets().getFirst().size()).isEqualTo(4);
  }
}
