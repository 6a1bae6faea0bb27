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
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open runs that are told to stop")
class OpenRunsTest {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();
  private final Experiment experiment = tracker.experiment("e");
  private final OpenRuns open = new OpenRuns();

  private TrackedRun start() {
    return open.start(() -> tracker.start(start("run")));
  }

  private RunStart start(String name) {
    return new RunStart(experiment, name, Optional.empty(), new LinkedHashMap<>());
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

  @Test
  @DisplayName("are ended before anyone who kills them goes on, since the process may end then")
  void killTogether() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch allowed = new CountDownLatch(1);
    TrackedRun run = open.start(() -> slowlyKilled(tracker.start(start("slow")), begun, allowed));
    Thread first = Thread.ofPlatform().start(open::killAll);
    begun.await();

    Thread second = Thread.ofPlatform().start(open::killAll);

    assertThat(second.join(Duration.ofMillis(200))).isFalse();
    allowed.countDown();
    second.join();
    assertThat(tracker.run(run.id()).status()).isEqualTo(RunStatus.KILLED);
    first.join();
  }

  /** Returns a run that takes its time to be killed; whoever else kills it waits, as for any. */
  private static TrackedRun slowlyKilled(
      TrackedRun run, CountDownLatch begun, CountDownLatch allowed) {
    Object lock = new Object();
    return (TrackedRun)
        Proxy.newProxyInstance(
            TrackedRun.class.getClassLoader(),
            new Class<?>[] {TrackedRun.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("kill")) {
                return method.invoke(run, arguments);
              }
              synchronized (lock) {
                begun.countDown();
                allowed.await();
                return method.invoke(run, arguments);
              }
            });
  }
}
