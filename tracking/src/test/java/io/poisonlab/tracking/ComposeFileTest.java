// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.tracking.fixture.MlflowServerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The Docker stack is pinned, healthy by proof, closed to the network, and as its page says. */
final class ComposeFileTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");
  private static final Pattern FROM = Pattern.compile("FROM (\\S+):v?(\\S+)");
  private static final Pattern PACKAGE = Pattern.compile("([\\w-]+)==([\\w.]+)");

  private final String text = read("docker-compose.yml");
  private final JsonNode compose = new YAMLMapper().readTree(text);

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns each version by what it is of: images, and what is built into ours. */
  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode service : compose.path("services")) {
      String[] image = service.path("image").asString().split(":", 2);
      assertThat(image).as("an image with a version").hasSize(2);
      versions.put(image[0], image[1]);
      String build = service.path("build").path("dockerfile_inline").asString("");
      for (Pattern pattern : List.of(FROM, PACKAGE)) {
        Matcher matcher = pattern.matcher(build);
        while (matcher.find()) {
          versions.put(matcher.group(1), matcher.group(2));
        }
      }
    }
    return versions;
  }

  @Test
  void everyVersionIsPinnedAndOnItsPage() {
    Map<String, String> versions = versions();
    assertThat(versions)
        .containsKeys(
            "postgres", "chrislusf/seaweedfs", "ghcr.io/mlflow/mlflow", "boto3", "psycopg2-binary");
    String page = read("docs/server.md");
    versions.forEach((what, version) -> {
      assertThat(version).as(what).matches("\\d+(\\.\\d+)+(-alpine)?");
      String name = what.endsWith("/mlflow") ? "MLflow" : what;
      assertThat(page).as("docs/server.md").contains(name + " " + version);
    });
  }

  @Test
  void mlflowIsTheVersionThatTheTestsRun() {
    String locked = read("tracking/src/main/resources/io/poisonlab/python/requirements.in");
    Matcher matcher = Pattern.compile("(?m)^mlflow==(\\S+)").matcher(locked);
    assertThat(matcher.find()).isTrue();
    assertThat(versions())
        .containsEntry("ghcr.io/mlflow/mlflow", matcher.group(1))
        .containsEntry("poisonlab/mlflow", matcher.group(1));
    assertThat(MlflowServerFixture.IMAGE).isEqualTo("ghcr.io/mlflow/mlflow:v" + matcher.group(1));
  }

  @Test
  void everyServiceProvesItsHealthAndKeepsItsData() {
    assertThat(compose.path("services").propertyNames())
        .containsExactlyInAnyOrder("database", "storage", "mlflow");
    for (JsonNode service : compose.path("services")) {
      assertThat(service.path("healthcheck").path("test").size()).isPositive();
      for (JsonNode volume : service.path("volumes")) {
        String name = volume.asString().split(":", 2)[0];
        assertThat(compose.path("volumes").has(name)).as("volume " + name).isTrue();
      }
    }
    JsonNode awaited = compose.path("services").path("mlflow").path("depends_on");
    assertThat(awaited.propertyNames()).containsExactlyInAnyOrder("database", "storage");
    assertThat(awaited)
        .allSatisfy(
            one -> assertThat(one.path("condition").asString()).isEqualTo("service_healthy"));
  }

  @Test
  void onlyMlflowIsPublishedAndOnlyToThisMachine() {
    List<String> ports = new ArrayList<>();
    for (JsonNode service : compose.path("services")) {
      service.path("ports").forEach(port -> ports.add(port.asString()));
      assertThat(service.has("network_mode")).isFalse();
    }
    assertThat(ports).containsExactly("127.0.0.1:${MLFLOW_PORT:-5000}:5000");
  }

  @Test
  void theExampleOfTheEnvironmentListsEveryVariableWithItsDefault() throws IOException {
    Map<String, String> used = new TreeMap<>();
    Matcher matcher = DEFAULTED.matcher(text);
    while (matcher.find()) {
      used.merge(
          matcher.group(1),
          matcher.group(2),
          (old, other) -> {
            assertThat(other).as("one default").isEqualTo(old);
            return old;
          });
    }
    assertThat(text.replaceAll(DEFAULTED.pattern(), "")).doesNotContain("${");
    Properties example = new Properties();
    example.load(Files.newBufferedReader(ROOT.resolve(".env.example")));
    assertThat(example).isEqualTo(used);
    assertThat(read(".gitignore").lines()).contains(".env");
  }
}
