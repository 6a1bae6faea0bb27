// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingSettings;
import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Track this")
@ExtendWith(MlflowServerFixture.class)
class TrackTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("records what is on the screen on a real MLflow server, and links to it there")
  void records(MlflowServer server) {
    String name = MlflowServerFixture.uniqueName("demo");
    TrackingSettings settings =
        TrackingSettings.from(
            Map.of("MLFLOW_TRACKING_URI", server.uri().toString(), "MLFLOW_EXPERIMENT_NAME", name));
    try (PageBrowser browser = PageBrowser.open(settings);
        RunTracker tracker = RunTrackers.open(settings)) {
      Page page = browser.visit("/?seed=3&rows=60");
      Stages stages = new Stages(page).settled();
      page.locator("#track").click();
      page.locator("#track-link").waitFor();

      URI link = URI.create(page.locator("#track-link").getAttribute("href"));
      assertThat(link.toString()).startsWith(server.uri() + "/#/experiments/");
      List<RunInfo> runs = tracker.search(RunQuery.all(tracker.existing(name)));
      assertThat(runs).hasSize(5).allMatch(run -> run.status() == RunStatus.FINISHED);
      assertThat(runs).anyMatch(run -> link.toString().contains(run.id()));
      String accuracy = stages.accuracy("retrained").textContent();
      assertThat(
              runs.stream()
                  .filter(run -> "isolation-forest".equals(run.params().get("defence")))
                  .filter(run -> "injected-cluster".equals(run.params().get("poison_type")))
                  .map(run ->
                      "%.0f %%".formatted(100 * run.metrics().getOrDefault("clean_accuracy", 0.0))))
          .containsExactly(accuracy);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  @DisplayName("records into a folder, and says which command shows it")
  void recordsIntoFolder() {
    try (PageBrowser browser = PageBrowser.open(folder.resolve("mlruns"))) {
      Page page = browser.visit("/?attack=placed-rows&points=5.0:5.0:0*20");
      new Stages(page).settled();
      page.locator("#track").click();
      page.locator("#track-command").waitFor();

      assertThat(page.locator("#track-command").textContent())
          .isEqualTo("poisonlab ui --experiment \"poisonlab_demo\"");
      assertThat(page.locator("#track-result").textContent()).startsWith("4 runs are recorded");
      assertThat(folder.resolve("mlruns")).isDirectory();
    }
  }
}
