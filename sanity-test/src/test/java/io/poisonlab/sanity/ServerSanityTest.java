// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.recording.TrackedReport;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import io.poisonlab.tracking.TrackingException;
import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import io.poisonlab.tracking.fixture.TestPython;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The check against a real MLflow server. */
@ExtendWith(MlflowServerFixture.class)
class ServerSanityTest {
  @Test
  void theLatestTrialOnAServerPassesByOnnxAloneAndWithTrustByBoth(MlflowServer server) {
    String name = MlflowServerFixture.uniqueName("sanity");
    try (RunTracker tracker = RunTrackers.at(server.uri().toString())) {
      TrackedReport sweep =
          new TrackedExperiment(tracker, name)
              .track(
                  Sweeps.iris().protocol(Protocol.WHOLE_DATASET).attacks(new LabelFlip(0.5)),
                  ExperimentListener.silent());
      SanityTest test = new SanityTest(tracker);

      SanityReport latest = test.check(SanityOptions.latestOf(name));
      Sweeps.assertPassed(latest);
      assertThat(latest.experiment()).isEqualTo(name);
      assertThat(latest.runId()).isEqualTo(sweep.runIds().getLast());
      assertThat(latest.checks()).hasSize(7);
      assertThat(latest.notes()).singleElement().asString().contains("ONNX alone");
      assertThat(latest.predicted()).contains("setosa");

      SanityReport trusting = test.check(SanityOptions.latestOf(name).trusting());
      Sweeps.assertPassed(trusting);
      assertThat(trusting.checks()).hasSize(8);

      SanityReport flipped =
          test.check(SanityOptions.latestOf(name).where("params.poison_type = 'label-flip'"));
      assertThat(flipped.runId()).isEqualTo(sweep.runIds().getFirst());
      assertThat(Sweeps.outcome(flipped, "metrics-reproduced")).isEqualTo(Outcome.PASS);
      assertThat(Sweeps.outcome(flipped, "known-sample") == Outcome.PASS)
          .isEqualTo(Sweeps.knowsEverySample(tracker, flipped.runId()));

      List<RunInfo> tagged =
          tracker.search(
              new RunQuery(tracker.experiment(name), "tags.`" + Tags.CHECK + "` = 'pass'", 10));
      assertThat(tagged).extracting(RunInfo::id).contains(latest.runId());
    }
  }

  @Test
  void runsThatPythonMadeAreCheckedAsFarAsTheyCanBe(MlflowServer server) {
    String name = MlflowServerFixture.uniqueName("python");
    String printed =
        TestPython.script("log_onnx_models.py", Map.of(), server.uri().toString(), name);
    JsonNode runs = JsonMapper.shared().readTree(printed.lines().toList().getLast());
    try (RunTracker tracker = RunTrackers.at(server.uri().toString())) {
      SanityTest test = new SanityTest(tracker);
      assertThat(test.check(SanityOptions.latestOf(name)).runName()).isEqualTo("files");

      for (String what : List.of("columns", "files", "tensor", "matrix")) {
        SanityReport report = test.check(SanityOptions.ofRun(runs.path(what).asString()));
        String all = String.join("\n", report.toLines());
        assertThat(Sweeps.failed(report)).as(all).isEmpty();
        assertThat(Sweeps.outcome(report, "model-loads")).as(all).isEqualTo(Outcome.PASS);
        assertThat(Sweeps.verdict(report, "model-intact").explanation())
            .contains("only runs of PoisonLab do");
        assertThat(Sweeps.outcome(report, "known-sample")).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Sweeps.outcome(report, "signature") == Outcome.PASS)
            .as(all)
            .isEqualTo(List.of("columns", "files").contains(what));
        assertThat(Sweeps.outcome(report, "input-example") == Outcome.PASS)
            .as(all)
            .isEqualTo(!what.equals("matrix"));
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      }
      SanityReport columns = test.check(SanityOptions.ofRun(runs.path("columns").asString()));
      assertThat(Sweeps.verdict(columns, "input-example").explanation())
          .contains("2 rows → total = 10.2");
    }
  }

  @Test
  void whatAServerDoesNotHaveIsSaid(MlflowServer server) {
    try (RunTracker tracker = RunTrackers.at(server.uri().toString())) {
      SanityTest test = new SanityTest(tracker);
      assertThatThrownBy(() -> test.check(SanityOptions.latestOf("no such experiment")))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("no experiment \"no such experiment\" in " + server.uri());
      assertThatThrownBy(() -> test.check(SanityOptions.ofRun("f".repeat(32))))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("f".repeat(32));
    }
  }
}
