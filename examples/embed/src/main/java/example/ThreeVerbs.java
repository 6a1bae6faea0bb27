// SPDX-License-Identifier: Apache-2.0
package example;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The verbs of docs/own-file.md: poison, inspect, clean. */
public final class ThreeVerbs {
  private ThreeVerbs() {}

  /** Poisons Iris, looks for the poison and writes what is left to the working folder. */
  public static void main(String[] args) throws IOException {
    Dataset data = Datasets.iris(); // or CsvReader.read(Path.of("my.csv"), CsvFormat.target("y"))
    Poisoned poisoned = new LabelFlip(0.1).poison(data, new Seed(1));
    Suspicion suspicion =
        new NeighbourVote(10).inspect(Suspect.of(poisoned.dataset()), new Seed(1));
    Dataset cleaned = suspicion.treat(poisoned.dataset());
    Files.writeString(Path.of("cleaned.csv"), CsvWriter.text(cleaned));
  }
}
