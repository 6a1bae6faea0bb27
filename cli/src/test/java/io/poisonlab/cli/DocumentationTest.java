// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.DatasetFacts;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.source.RemoteCatalogue;
import io.poisonlab.source.RemoteData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("README and docs")
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLES = ROOT.resolve("examples/embed/src/main/java/example");
  private static final Pattern COMMAND = Pattern.compile("(?:\\S+=\\S* )*(?:\\./)?poisonlab (.*)");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");
  private static final Shell SHELL = CommandRun.silentShell();

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> top = Files.list(ROOT)) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("every poisonlab command of a shell block parses")
  void commandsParse(Path document) throws IOException {
    for (String line : blocks(document, "sh").flatMap(String::lines).toList()) {
      COMMAND
          .matcher(line.replaceFirst("\\s+#.*", "").strip())
          .results()
          .map(found -> CommandRun.words(found.group(1)).toArray(String[]::new))
          .forEach(arguments ->
              assertThatCode(() -> Commands.of(SHELL, arguments).parseArgs(arguments))
                  .as(line)
                  .doesNotThrowAnyException());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("every link to a file of the project leads to one")
  void linksLead(Path document) throws IOException {
    List<String> targets =
        LINK.matcher(Files.readString(document)).results().map(found -> found.group(1)).toList();

    assertThat(targets).allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
  }

  @Test
  @DisplayName("docs/data.md lists every data set with its facts, and every generator")
  void dataAreListed() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/data.md"));
    for (String name : Datasets.names()) {
      Dataset data = Datasets.bundled(name);
      assertThat(text)
          .contains("| `%s` | %d | %d".formatted(name, data.size(), data.table().columns().size()));
      listed(text, Datasets.facts(name));
    }
    for (RemoteData data : RemoteCatalogue.all()) {
      listed(text, data.facts());
    }
    GeneratorProvider.catalogue()
        .all()
        .forEach(generator -> assertThat(text).contains("| `%s` |".formatted(generator.id())));
  }

  private static void listed(String text, DatasetFacts facts) {
    assertThat(text.replaceAll("\\s+", " ")).contains(facts.citation());
    if (facts.source().contains("https://")) {
      assertThat(text).contains("<" + facts.source().replaceFirst(".*, ", "") + ">");
    }
    assertThat(text.lines().filter(line -> line.startsWith("| `%s` |".formatted(facts.name()))))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains(facts.licence(), "`" + facts.sha256() + "`"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"README.md, TenLines", "docs/outliers.md, TenPoints", "docs/own-file.md, ThreeVerbs"})
  @DisplayName("the Java shown is that of an example, which the build compiles")
  void javaIsTheExample(String document, String example) throws IOException {
    List<String> shown = blocks(ROOT.resolve(document), "java").toList();

    assertThat(shown).hasSize(1);
    assertThat(Files.readString(EXAMPLES.resolve(example + ".java")).replaceAll("(?m)^ +", ""))
        .contains(shown.getFirst().replaceAll("(?m)^ +", "").strip());
  }

  @Test
  @DisplayName("the documents' Java is that of tests, which run it")
  void javaOfDocumentsIsThatOfTests() throws IOException {
    StringBuilder tests = new StringBuilder();
    for (String folder : List.of("core/src/test/java", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          tests.append(Files.readString(file).replaceAll("\\s+", " "));
        }
      }
    }
    for (Path document : documents().toList()) {
      if (!document.equals(ROOT.resolve("README.md"))) {
        assertThat(blocks(document, "java"))
            .as(document.toString())
            .allSatisfy(block ->
                assertThat(tests.toString()).contains(block.replaceAll("\\s+", " ").strip()));
      }
    }
  }

  @Test
  @DisplayName("the README's plan is one")
  void planParses() throws IOException {
    List<String> plans = blocks(ROOT.resolve("README.md"), "yaml").toList();

    assertThat(plans).hasSize(1);
    assertThat(PlanFile.parse(plans.getFirst(), "README", ROOT).plan().trials())
        .hasSize(20 * 2 * 2 * 6);
  }

  @Test
  @DisplayName("the README has shell blocks at all")
  void thereAreCommands() throws IOException {
    assertThat(blocks(ROOT.resolve("README.md"), "sh")).hasSizeGreaterThan(2);
  }

  private static Stream<String> blocks(Path document, String language) throws IOException {
    return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(document))
        .results()
        .map((MatchResult found) -> found.group(1));
  }
}
