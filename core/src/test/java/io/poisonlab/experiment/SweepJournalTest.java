// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sweep's journal")
class SweepJournalTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris(), Datasets.breastCancer())
          .protocols(Protocol.TRAIN_ONLY, Protocol.WHOLE_DATASET)
          .attacks(new LabelFlip(0.2))
          .defences(new NoDefence(), new NeighbourVote(5))
          .learners(new DecisionTreeLearner(3), new KnnLearner(3))
          .seeds(1, 3);

  @TempDir Path folder;

  /** Counts trials, and lets the process "be killed" after some. */
  private static final class Counting implements ExperimentListener {
    final AtomicInteger started = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();
    final int most;

    Counting(int most) {
      this.most = most;
    }

    @Override
    public void resumed(int finished) {
      resumed.set(finished);
    }

    @Override
    public void started(Trial trial) {
      if (started.incrementAndGet() > most) {
        throw new IllegalStateException("killed");
      }
    }
  }

  private ExperimentReport resume(ExperimentPlan plan, ExperimentListener listener) {
    ReportBuilder report = new ReportBuilder(plan);
    try (SweepJournal journal = SweepJournal.resume(folder, plan, report)) {
      new ExperimentRunner(listener.and(journal.listener()), 2)
          .run(plan, journal.missing(), report);
    }
    return report.build();
  }

  private static String table(ExperimentReport report) {
    return report.toCsv();
  }

  @Test
  @DisplayName("lets a sweep that was killed anywhere end as if it had not been")
  void resumes() throws IOException {
    ExperimentReport whole = new ExperimentRunner(ExperimentListener.silent(), 2).run(PLAN);
    Path file = folder.resolve(SweepJournal.FILE);

    assertThatThrownBy(() -> resume(PLAN, new Counting(17))).hasMessage("killed");
    Files.writeString(file, Files.readString(file) + "{\"trial\":9,\"ke");
    Counting second = new Counting(20);
    assertThatThrownBy(() -> resume(PLAN, second)).hasMessage("killed");
    Counting third = new Counting(PLAN.size());
    ExperimentReport end = resume(PLAN, third);

    assertThat(second.resumed.get()).isBetween(10, 17);
    assertThat(third.resumed.get()).isBetween(second.resumed.get() + 10, 37);
    assertThat(third.resumed.get() + third.started.get()).isEqualTo(PLAN.size());
    assertThat(table(end)).isEqualTo(table(whole));
    for (int i = 0; i < PLAN.size(); i++) {
      assertThat(end.results().get(i))
          .usingRecursiveComparison()
          .ignoringFields("fitTime", "defenceTime")
          .isEqualTo(whole.results().get(i));
    }
  }

  @Test
  @DisplayName("tells of a trial once its line is in the file, not before")
  void tells() {
    List<Boolean> written = new ArrayList<>();
    ReportBuilder report = new ReportBuilder(PLAN);
    try (SweepJournal journal = SweepJournal.begin(folder, PLAN)) {
      journal.tell(ended -> {
        List<Integer> held = new ArrayList<>();
        RecordedSweep.read(folder)
            .report()
            .results()
            .forEach(result -> held.add(result.trial().index()));
        written.add(held.contains(ended.trial().index()));
      });
      new ExperimentRunner(journal.listener(), 1).run(PLAN, index -> index < 5, report);
    }

    assertThat(written).hasSize(5).doesNotContain(false);
  }

  @Test
  void runsNothingOfWhatItHolds() {
    ExperimentReport first = resume(PLAN, ExperimentListener.silent());

    Counting again = new Counting(0);
    assertThat(resume(PLAN, again)).isEqualTo(first);
    assertThat(again.started).hasValue(0);
  }

  @Test
  void isReadBackWithItsPlan() {
    ExperimentReport report = resume(PLAN, ExperimentListener.silent());
    ReportBuilder before = new ReportBuilder(PLAN);
    try (SweepJournal journal = SweepJournal.resume(folder, PLAN, before)) {
      journal.record(new SweepRuns("./mlruns", "iris", "1234"));
      journal.add(report.results().getFirst(), Optional.of("77"));
    }

    RecordedSweep sweep = RecordedSweep.read(folder);

    assertThat(sweep.report()).isEqualTo(report);
    assertThat(sweep.isComplete()).isTrue();
    assertThat(sweep.runs()).contains(new SweepRuns("./mlruns", "iris", "1234"));
    assertThat(sweep.runIds()).hasSize(1).containsEntry(0, "77");
    assertThat(RecordedSweep.runs(folder)).isEqualTo(sweep.runs());
  }

  /** Throws in the first attempts only. */
  record Moody() implements Learner {
    static final AtomicInteger PATIENCE = new AtomicInteger();

    @Override
    public TrainedModel train(Dataset data, Seed seed) {
      if (PATIENCE.getAndDecrement() > 0) {
        throw new IllegalStateException("not now");
      }
      return new KnnLearner(3).train(data, seed);
    }
  }

  @Test
  void triesTrialsAgainThatFailed() {
    Dataset iris = Datasets.iris();
    ExperimentPlan plan = ExperimentPlan.of(iris).seeds(1, 8).learner(new Moody());
    Moody.PATIENCE.set(3);

    ReportBuilder first = new ReportBuilder(plan);
    try (SweepJournal journal = SweepJournal.begin(folder, plan)) {
      new ExperimentRunner(journal.listener(), 1).run(plan, journal.missing(), first);
    }
    assertThat(first.build().failures())
        .extracting(failure -> failure.trial().index())
        .containsExactly(0, 1, 2);

    Counting again = new Counting(plan.size());
    ExperimentReport end = resume(plan, again);
    assertThat(again.started).hasValue(3);
    assertThat(end.results()).hasSize(8);
    assertThat(end.failures()).isEmpty();
  }

  @Test
  void isPutAsideWhereAnotherBegins() throws IOException {
    resume(PLAN, ExperimentListener.silent());
    String before = Files.readString(folder.resolve(SweepJournal.FILE));

    SweepJournal.begin(folder, PLAN.seeds(4, 4)).close();

    assertThat(folder.resolve(SweepJournal.BEFORE)).hasContent(before);
    assertThat(RecordedSweep.read(folder).report().results()).isEmpty();
  }

  @Test
  void isOfOnePlanOnly() throws IOException {
    SweepJournal.begin(folder, PLAN).close();
    String journal = Files.readString(folder.resolve(SweepJournal.FILE));

    assertThatThrownBy(() -> SweepJournal.resume(folder, PLAN.seeds(1, 4), new ReportBuilder(PLAN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is the journal of another plan, or its data have changed")
        .hasMessageContaining("it has 96 trials, this plan 128");
    assertThat(folder.resolve(SweepJournal.FILE)).hasContent(journal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,c",
        "{}",
        "[1]",
        "{\"plan\":null,\"fingerprint\":\"0\",\"trials\":-1}",
        "{\"plan\":\"dataset: iris\",\"fingerprint\":\"0\",\"trials\":1,\"other\":2}"
      })
  void refusesWhatIsNone(String line) throws IOException {
    Path file = Files.writeString(folder.resolve(SweepJournal.FILE), line + "\n");

    assertThatThrownBy(() -> SweepJournal.resume(folder, PLAN, new ReportBuilder(PLAN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("REDACTED");
    assertThat(file).hasContent(line + "\n");
  }

  @Test
  void refusesLinesOfOtherTrials() throws IOException {
    resume(PLAN, ExperimentListener.silent());
    Path file = folder.resolve(SweepJournal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String good = lines.get(5);

    for (String bad :
        List.of(
            good.replaceFirst("\"key\":\"[0-9a-f]{4}", "\"key\":\"zzzz"),
            good.replaceFirst("\"trial\":\\d+", "\"trial\":96"),
            good.replaceFirst("\"trial\":\\d+", "\"trial\":-1"),
            good.replaceFirst("\"confusion\":\\[", "\"confusion\":[[1],"))) {
      assertThat(bad).isNotEqualTo(good);
      lines.set(5, bad);
      Files.write(file, lines);
      assertThatThrownBy(() -> RecordedSweep.read(folder))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName(
      "that is damaged says in which line, and keeps what stands before it if that is kept")
  void damaged() throws IOException {
    ExperimentReport whole = resume(PLAN, ExperimentListener.silent());
    Path file = folder.resolve(SweepJournal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(40, lines.get(40).substring(0, 30));
    Files.write(file, lines);

    assertThatThrownBy(() -> resume(PLAN, ExperimentListener.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("%s is damaged in line 41 (Unexpected end", file)
        .hasMessageContaining("from the 40 lines before it, keep these alone (head -n 40 of");
    assertThat(Files.readAllLines(file)).isEqualTo(lines);

    Files.write(file, lines.subList(0, 40));
    Counting rest = new Counting(PLAN.size());
    assertThat(table(resume(PLAN, rest))).isEqualTo(table(whole));
    assertThat(rest.resumed).hasValue(39);
  }

  @Test
  @DisplayName("whose first line is cut short is not begun anew behind one's back")
  void cutShort() throws IOException {
    Path file = Files.writeString(folder.resolve(SweepJournal.FILE), "{\"plan\":\"data");

    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            () -> resume(PLAN, ExperimentListener.silent()), () -> RecordedSweep.plan(folder))) {
      assertThatThrownBy(read)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("its first line, which holds the plan, is cut short");
    }
    assertThat(file).hasContent("{\"plan\":\"data");
  }

  @Test
  @DisplayName("that is no text is called so")
  void binary() throws IOException {
    SweepJournal.begin(folder, PLAN).close();
    Path file = folder.resolve(SweepJournal.FILE);
    Files.write(file, new byte[] {(byte) 0xfe, '\n'}, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> RecordedSweep.read(folder))
        .hasMessageContaining("cannot read %s: it is not text in UTF-8", file);
  }

  @Test
  @DisplayName("keeps the experiment's name with the plan")
  void experiment() {
    PlanFile named = new PlanFile(Optional.of("mine"), PLAN);
    SweepJournal.begin(folder, named).close();

    assertThat(RecordedSweep.plan(folder)).isEqualTo(named);
  }

  @Test
  void saysWhereThereIsNone() {
    assertThatThrownBy(() -> RecordedSweep.read(folder))
        .hasMessageContaining("holds no sweep.journal.jsonl, which a sweep leaves there");
  }
}
