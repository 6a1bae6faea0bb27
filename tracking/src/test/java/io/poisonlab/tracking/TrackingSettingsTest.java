// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrackingSettingsTest {
  private static Destination destination(String uri) {
    return TrackingSettings.from(Map.of("MLFLOW_TRACKING_URI", uri)).destination();
  }

  @Test
  void nothingSaidMeansMlruns() {
    TrackingSettings settings = TrackingSettings.from(Map.of("MLFLOW_TRACKING_URI", " "));
    assertThat(settings.destination()).isEqualTo(new Destination.Folder(Path.of("mlruns")));
    assertThat(settings.experimentName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "runs/mlflow, runs/mlflow",
    "/data/my runs, /data/my runs",
    "C:\\runs, C:\\runs",
    "c:/runs, c:/runs",
    "file:///data/my%20runs, /data/my runs",
    "file:///data/my runs, /data/my runs",
    "file:/data/runs, /data/runs",
    "file://localhost/data/runs, /data/runs",
    "file:runs/a%20b, runs/a b",
    "FILE:///data, /data",
  })
  void aPathIsAFolder(String uri, String path) {
    assertThat(destination(uri)).isEqualTo(new Destination.Folder(Path.of(path)));
  }

  @Test
  void anAddressIsAServer() {
    TrackingSettings settings =
        TrackingSettings.from(
            Map.of(
                "MLFLOW_TRACKING_URI", "https://mlflow.example.org:8443/base/",
                "MLFLOW_TRACKING_USERNAME", "jo",
                "MLFLOW_TRACKING_PASSWORD", "s3cret",
                "MLFLOW_TRACKING_INSECURE_TLS", "1",
                "MLFLOW_EXPERIMENT_NAME", "iris"));
    ServerAddress address = ((Destination.Server) settings.destination()).address();
    assertThat(address.uri()).isEqualTo(URI.create("https://mlflow.example.org:8443/base"));
    assertThat(address.username()).contains("jo");
    assertThat(address.password()).contains("s3cret");
    assertThat(address.insecureTls()).isTrue();
    assertThat(settings.experimentName()).contains("iris");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:///mlflow.db, mlflow server --backend-store-uri sqlite:///mlflow.db",
    "postgresql://u:secret@db/mlflow, mlflow server --backend-store-uri postgresql://…",
    "mysql+pymysql://u:secret@db/mlflow, mlflow server --backend-store-uri mysql+pymysql://…",
    "databricks, Databricks",
    "databricks://profile, Databricks",
    "s3://bucket/runs, unknown scheme s3:",
    "file://server/share, plain path",
    "http://u:secret@:80, http",
    "https://a b/, character",
  })
  void whatCannotBeUsedIsExplained(String uri, String message) {
    assertThatThrownBy(() -> destination(uri))
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "2"})
  void aSwitchIsTrueOrFalse(String value) {
    assertThatThrownBy(() ->
            TrackingSettings.from(
                Map.of(
                    "MLFLOW_TRACKING_URI",
                    "http://localhost:5000",
                    "MLFLOW_TRACKING_INSECURE_TLS",
                    value)))
        .isInstanceOf(TrackingException.class)
        .hasMessageContaining("found " + value);
  }
}
