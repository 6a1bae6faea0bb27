// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Suspect;
import io.poisonlab.inspection.Inspection;
import io.poisonlab.random.Seed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pictures of suspicion")
class SuspicionPlotTest {
  private static final int FLAG = 0xffd55e00;

  @Test
  @DisplayName("show the flagged rows in a colour of their own, and none where none is flagged")
  void showFlags() throws IOException {
    Dataset poisoned = new LabelFlip(0.1).poison(Datasets.iris(), new Seed(1)).dataset();
    SuspicionPlot found = plot(new NeighbourVote(10), poisoned);
    SuspicionPlot nothing = plot(new NoDefence(), poisoned);

    long legend = flagged(nothing.mapPng());
    assertThat(legend).isBetween(40L, 400L); // the ring in the legend
    assertThat(flagged(found.mapPng())).isGreaterThan(10 * legend);
    assertThat(flagged(nothing.histogramPng())).isZero();
    assertThat(flagged(found.histogramPng())).isGreaterThan(500);
  }

  @Test
  @DisplayName("of the same finding are the same bytes")
  void repeat() {
    Dataset iris = Datasets.iris();

    assertThat(plot(new NeighbourVote(10), iris).mapPng())
        .isEqualTo(plot(new NeighbourVote(10), iris).mapPng());
  }

  private static SuspicionPlot plot(Defence defence, Dataset data) {
    return SuspicionPlot.of(Inspection.of(defence, Suspect.of(data), new Seed(1)));
  }

  private static long flagged(byte[] png) throws IOException {
    BufferedImage image = Reports.image(png);
    assertThat(image.getWidth()).isEqualTo(2 * SuspicionPlot.WIDTH);
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == FLAG ? 1 : 0;
      }
    }
    return count;
  }
}
