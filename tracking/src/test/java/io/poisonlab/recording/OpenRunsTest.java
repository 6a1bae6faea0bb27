// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.tracking.Experiment;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunStart;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.TrackedRun;
import io.poisonlab.tracking.TrackingException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open runs that are told to stop")
class OpenRunsTest {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();
  private final Experiment experiment = tracker.experiment("e");
  private final OpenRuns open = new OpenRuns();

  private TrackedRun start() {
    return open.start(() ->
        tracker.start(new RunStart(experiment, "run", Optional.empty(), new LinkedHashMap<>())));
  }

  @Test
  @DisplayName("let those end that are being recorded, and no other start")
  void stop() throws InterruptedException {
    TrackedRun computing = start();
    TrackedRun computed = start();
    open.recording();
    Thread stopping = Thread.ofPlatform().start(open::stop);
    while (!open.isStopped()) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(this::start).isInstanceOf(TrackingException.class);
    computed.finish();
    open.remove(computed);
    open.recorded();
    stopping.join();

    assertThat(tracker.run(computed.id()).status()).isEqualTo(RunStatus.FINISHED);
    assertThat(tracker.run(computing.id()).status()).isEqualTo(RunStatus.KILLED);
  }
}
