// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.Protocol;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Reports and pictures for tests. */
final class Reports {
  static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris())
          .protocol(Protocol.WHOLE_DATASET)
          .attacks(
              new FeatureNoise(0.1), new FeatureNoise(0.5), new LabelFlip(0.1), new LabelFlip(0.5));

  private Reports() {}

  static ExperimentReport of(ExperimentPlan plan) {
    return new ExperimentRunner(ExperimentListener.silent()).run(plan);
  }

  static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Returns how many pixels have exactly this colour. */
  static long count(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
