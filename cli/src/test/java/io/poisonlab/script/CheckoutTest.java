// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Provider;
import io.poisonlab.script.Machine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The {@code poisonlab} script in a checkout where Maven and the JDK are stand-ins. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
class CheckoutTest {
  /** Notes that it was called, takes a moment, and leaves what a build leaves. */
  private static final String MAVEN =
      """
      cd "$(dirname "$0")"
      echo built >>builds
      sleep 0.5
      mkdir -p cli/target
      echo jar >cli/target/poisonlab-cli.jar
      echo jar >core.jar
      echo jar >../smile.jar
      echo "$PWD/core.jar:${PWD%/*}/smile.jar" >cli/target/classpath
      mkdir -p spark/target
      echo jar >spark/target/poisonlab-spark.jar
      echo jar >../scala.jar
      echo "$PWD/core.jar:${PWD%/*}/smile.jar:${PWD%/*}/scala.jar" >spark/target/classpath\
      """;

  /** Packages whose algorithms cannot do without a network. */
  private static final Set<String> NETWORKS =
      Set.of("io.poisonlab.network", "io.poisonlab.cleansing", "io.poisonlab.targeted");

  @TempDir Path temporary;
  private Machine machine;
  private Path checkout;

  @BeforeEach
  void prepare() throws IOException {
    machine = new Machine(temporary);
    machine.with("JAVA_HOME", machine.jdk("jdk", "25.0.3").toString());
    checkout = machine.root().resolve("checkout");
    Files.createDirectories(checkout.resolve(".mvn"));
    Files.createDirectories(checkout.resolve("core/src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.writeString(checkout.resolve("core/pom.xml"), "");
    for (String file : new String[] {"poisonlab", ".mvn/find-jdk", ".mvn/spark-options"}) {
      Files.copy(
          Machine.PROJECT.resolve(file),
          checkout.resolve(file),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    machine.script(checkout.resolve("mvnw"), MAVEN);
  }

  @Test
  @DisplayName("builds once, says so in a line on standard error, and runs with what it was given")
  void buildsOnce() throws Exception {
    Outcome first = poisonlab("run", "two words");
    Outcome second = poisonlab("list");

    assertThat(first.errors().lines()).singleElement().asString().contains("first start only");
    assertThat(first.output())
        .contains("io.poisonlab.cli.Main run two words")
        .contains("/target/poisonlab/core.jar:", "/target/poisonlab/smile.jar ");
    assertThat(second.errors()).isEmpty();
    assertThat(second.output()).contains("io.poisonlab.cli.Main list");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  @DisplayName("knows every algorithm that trains a network, to fetch PyTorch for it")
  void knowsNetworks() throws IOException {
    Matcher list =
        Pattern.compile("^networks='([^']+)'$", Pattern.MULTILINE)
            .matcher(Files.readString(Machine.PROJECT.resolve("poisonlab")));
    assertThat(list.find()).isTrue();
    List<String> names = list.group(1).lines().toList();

    List<Provider<?>> all = new ArrayList<>(AttackProvider.catalogue().all());
    all.addAll(DefenceProvider.catalogue().all());
    all.addAll(LearnerProvider.catalogue().all());

    assertThat(all)
        .filteredOn(provider -> NETWORKS.contains(provider.getClass().getPackageName()))
        .extracting(Provider::id)
        .hasSizeGreaterThan(5)
        .allMatch(id -> names.stream().anyMatch(id::contains));
  }

  @Test
  @DisplayName("builds again when a source was changed, added or removed, or the JDK is another")
  void buildsAgain() throws Exception {
    poisonlab("run");
    Path source = Files.writeString(checkout.resolve("core/src/main/A.java"), "");
    poisonlab("run");
    assertThat(builds()).isEqualTo(2);

    Files.writeString(source, "class A {}");
    assertThat(poisonlab("run").errors()).contains("its sources have changed");
    assertThat(builds()).isEqualTo(3);

    Files.delete(source);
    poisonlab("run");
    assertThat(builds()).isEqualTo(4);

    machine.with("JAVA_HOME", machine.jdk("newer", "26").toString());
    poisonlab("run");
    poisonlab("run");
    assertThat(builds()).isEqualTo(5);
  }

  @Test
  @DisplayName("fetches Spark once, for who asks for it only, and puts its libraries first")
  void fetchesSpark() throws Exception {
    Outcome without = poisonlab("run");
    Outcome first = poisonlab("run", "--spark", "local[2]");
    Outcome second = poisonlab("run", "--spark=local[2]");

    assertThat(without.output()).doesNotContain("spark", "add-opens");
    assertThat(first.errors()).contains("fetching Spark");
    assertThat(second.errors()).isEmpty();
    assertThat(second.output())
        .containsPattern("target/poisonlab/spark/\\*:.*core.jar:.*poisonlab-spark.jar")
        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED", "--spark=local[2]");
    assertThat(checkout.resolve("target/poisonlab/spark"))
        .isDirectoryContaining("glob:**/scala.jar")
        .isDirectoryNotContaining("glob:**/smile.jar");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  @DisplayName("two first starts at once share one build")
  void sharesABuild() throws Exception {
    Process one = machine.start(script(), "run");
    Process other = machine.start(script(), "check");

    assertThat(Machine.outcome(one).exitCode()).isZero();
    assertThat(Machine.outcome(other).output()).contains("io.poisonlab.cli.Main check");
    assertThat(builds()).isEqualTo(1);
    assertThat(checkout.resolve("target/poisonlab.lock")).doesNotExist();
  }

  @Test
  @DisplayName("a lock whose owner is gone holds nobody up")
  void passesADeadLock() throws Exception {
    Process gone = machine.start("true");
    gone.waitFor();
    Files.createDirectories(checkout.resolve("target"));
    Files.createSymbolicLink(
        checkout.resolve("target/poisonlab.lock"), Path.of(Long.toString(gone.pid())));

    assertThat(poisonlab("run").exitCode()).isZero();
  }

  @Test
  @DisplayName(
      "shows what Maven said when the build fails, exits with 2, and tries again next time")
  void showsWhyABuildFailed() throws Exception {
    machine.script(checkout.resolve("mvnw"), "echo COMPILATION ERROR; exit 1");

    Outcome outcome = poisonlab("run");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.errors()).contains("COMPILATION ERROR", "the build failed");
    machine.script(checkout.resolve("mvnw"), MAVEN);
    assertThat(poisonlab("run").exitCode()).isZero();
  }

  @Test
  @DisplayName("hands through the exit code, and is found through a link")
  void handsThroughTheExitCode() throws Exception {
    poisonlab("run");
    machine.script(machine.root().resolve("jdk/bin/java"), "exit 130");
    Path link = machine.root().resolve("plab");
    Files.createSymbolicLink(link, Path.of("checkout/poisonlab"));

    assertThat(machine.run(link.toString(), "run").exitCode()).isEqualTo(130);
  }

  @Test
  @DisplayName("starts the JVM with the options that the tests and the installed command have")
  void agreesOnTheOptions() throws IOException {
    Matcher options =
        Pattern.compile("<poisonlab.jvm>(.*?)</poisonlab.jvm>")
            .matcher(Files.readString(Machine.PROJECT.resolve("pom.xml")));
    assertThat(options.find()).isTrue();
    assertThat(Files.readString(Machine.PROJECT.resolve("poisonlab")))
        .contains(options.group(1).split(" "));
    assertThat(Files.readString(Path.of("src/main/dist/bin/poisonlab")))
        .contains("@poisonlab.jvm@");
    assertThat(Files.readString(Path.of("src/main/dist/bin/poisonlab.cmd")))
        .contains("@poisonlab.jvm@");
  }

  private Outcome poisonlab(String... arguments) throws Exception {
    String[] line = new String[arguments.length + 1];
    line[0] = script();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return machine.run(line);
  }

  private String script() {
    return checkout.resolve("poisonlab").toString();
  }

  private int builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds")).size();
  }
}
