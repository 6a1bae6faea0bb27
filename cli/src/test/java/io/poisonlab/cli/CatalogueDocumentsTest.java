// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.DetectorProvider;
import io.poisonlab.defence.Scope;
import io.poisonlab.matrix.MatrixAttack;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;
import io.poisonlab.parameter.SettingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/attacks.md and docs/defences.md")
class CatalogueDocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ENTRY = Pattern.compile("(?m)^### `([^`]+)`$");
  private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\S+) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  @Test
  void haveTheAttacksOfTheCatalogueWithTheirSettings() throws IOException {
    agree(attacks(), AttackProvider.catalogue());
  }

  @Test
  void haveTheDefencesOfTheCatalogueWithTheirSettings() throws IOException {
    Map<String, String> entries = defences();
    DetectorProvider.catalogue().all().forEach(provider -> entries.remove(provider.id()));
    agree(entries, DefenceProvider.catalogue());
  }

  @Test
  void haveTheDetectorsOfTheCatalogueWithTheirSettings() throws IOException {
    Map<String, String> entries = defences();
    DefenceProvider.catalogue().all().forEach(provider -> entries.remove(provider.id()));
    agree(entries, DetectorProvider.catalogue());
  }

  private static Map<String, String> defences() throws IOException {
    Map<String, String> entries = entries("defences.md");
    entries.putAll(entries("image-defences.md"));
    return entries;
  }

  private static Map<String, String> attacks() throws IOException {
    Map<String, String> entries = entries("attacks.md");
    entries.putAll(entries("image-attacks.md"));
    return entries;
  }

  private static void agree(
      Map<String, String> entries, Catalogue<?, ? extends Provider<?>> catalogue) {
    assertThat(entries)
        .containsOnlyKeys(catalogue.all().stream().map(Provider::id).toArray(String[]::new));
    for (Provider<?> provider : catalogue.all()) {
      assertThat(found(SETTING, entries.getOrDefault(provider.id(), ""), match -> match.group()))
          .as("settings of %s, each followed by what it means", provider.id())
          .isEqualTo(provider.settings().stream().map(CatalogueDocumentsTest::row).toList());
    }
  }

  private static String row(SettingInfo setting) {
    return "| `%s` | %s |"
        .formatted(
            setting.name(), setting.byDefault().isEmpty() ? "–" : "`" + setting.byDefault() + "`");
  }

  @Test
  @DisplayName("say what each attack that takes a rate is after and does to rows")
  void sayWhatAttacksDo() throws IOException {
    Map<String, String> entries = attacks();
    for (MatrixAttack attack : MatrixAttack.all()) {
      if (attack.name().equals("boiling-frog")) {
        continue; // what it does is what the attack does that it lets out
      }
      Traits traits = attack.at(0).traits();
      assertThat(entries.getOrDefault(attack.name(), ""))
          .as(attack.name())
          .startsWith("*%s; %s;".formatted(capital(words(traits.goal())), effect(traits)))
          .contains(traits.drawn() ? "; drawn;" : "; deterministic;")
          .contains(traits.inDomain() ? "values stay in their range" : "values leave their range")
          .contains(traits.trainsLearner() ? "; trains " : "trains no model.*");
    }
  }

  private static String effect(Traits traits) {
    return traits.effect() == Traits.Effect.INSERTS ? "adds rows" : words(traits.effect());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Test
  void placeEveryGoalInTheTaxonomies() throws IOException {
    String text = text("attacks.md");
    for (Goal goal : Goal.values()) {
      String line =
          text.lines()
              .filter(it -> it.startsWith("| %s |".formatted(words(goal))))
              .findFirst()
              .orElse("");
      assertThat(goal.taxonomy()).allSatisfy(entry -> assertThat(line).contains(entry.id()));
    }
    assertThat(Taxonomy.mitigations()).allSatisfy(entry -> assertThat(text).contains(entry.id()));
  }

  @Test
  void sayWhatEachDefenceLooksAtAndAssumes() throws IOException {
    Map<String, String> entries = defences();
    String overview = text("defences.md");
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      if (provider.id().equals("none")) {
        continue;
      }
      Scope scope = provider.create(Map.of()).scope();
      assertThat(entries.getOrDefault(provider.id(), "").replaceAll("\\s+", " "))
          .startsWith(
              "Looks at: %s. Assumes: %s.%s%s "
                  .formatted(
                      words(scope.evidence()),
                      scope.assumption(),
                      scope.needsTrusted() ? " Needs a trusted sample." : "",
                      scope.accepts() == Accepts.ANYTHING
                          ? ""
                          : " Reads %s only."
                              .formatted(scope.accepts().name().toLowerCase(Locale.ROOT))));
      if (scope.accepts() != Accepts.IMAGES) { // those have a page of their own
        assertThat(overview).contains("[`%1$s`](#%1$s)".formatted(provider.id()));
      }
    }
  }

  @Test
  void nameTestsThatThereAre() throws IOException {
    Set<String> there = new HashSet<>();
    for (String module : List.of("core", "image")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        files
            .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
            .forEach(there::add);
      }
    }
    for (String document : List.of("attacks.md", "image-attacks.md", "defences.md")) {
      assertThat(found(TEST, text(document), match -> match.group(1))).isSubsetOf(there);
    }
  }

  private static List<String> found(
      Pattern pattern, String text, Function<MatchResult, String> part) {
    return pattern.matcher(text).results().map(part).toList();
  }

  /** Returns what stands under each heading that is an id. */
  private static Map<String, String> entries(String document) throws IOException {
    String text = text(document);
    Map<String, String> entries = new LinkedHashMap<>();
    List<MatchResult> heads = ENTRY.matcher(text).results().toList();
    for (int i = 0; i < heads.size(); i++) {
      int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
      entries.put(heads.get(i).group(1), text.substring(heads.get(i).end(), end).strip());
    }
    return entries;
  }

  private static String text(String document) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(document));
  }
}
