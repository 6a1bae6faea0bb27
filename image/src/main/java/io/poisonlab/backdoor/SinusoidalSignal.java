// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Backdoor;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;

/**
 * Adds a wave to the brightness of images, from left to right, and teaches a model to answer as the
 * attacker wants wherever it sees it.
 *
 * <p><b>Threat model.</b> As {@link BadNetsPatch}; made for {@code variant: clean-label}, where the
 * labels stay right and only rows of the target class change.
 *
 * <p><b>Steps.</b> Choose rows as {@link Backdoor} says; add strength · sin(2π · column · frequency
 * / width) to each pixel, clipped to the range. Takes O(rows chosen · pixels).
 *
 * <p><b>Deviations from the paper.</b> Barni et al. add a ramp to digits and the wave to traffic
 * signs; here it is the wave for all. Strength is a share of the whole range, theirs counts of 255.
 *
 * <p><b>Limitations.</b> With clean labels a weak wave needs most of the target class.
 *
 * <p><b>Reference.</b> Barni, Kallas and Tondi (2019), "A new backdoor attack in CNNs by training
 * set corruption without label poisoning", arXiv 1902.11237, section 3 (SIG).
 *
 * @param budget how many rows carry it: out of all, of those that may carry it, or a count
 * @param strength how high the wave is on training rows, in (0, 1] of the whole brightness
 * @param shownStrength how high it is on the inputs later, in (0, 1]
 * @param frequency how many waves an image has, above 0
 * @param backdoor which rows carry it, and which class it shall evoke
 */
@Id(
    value = "sinusoidal-signal",
    brief = "wave",
    help = "Images get a wave of brightness and the class that it shall evoke")
public record SinusoidalSignal(
    @Setting(help = "rows that carry it: share of the data or of the class, or count")
        Budget budget,
    @Setting(help = "height of the wave in training, above 0, at most 1", byDefault = "0.1")
        double strength,
    @Setting(help = "height of the wave on inputs later, above 0, at most 1", byDefault = "0.1")
        double shownStrength,
    @Setting(help = "waves in an image, above 0", byDefault = "6.0") double frequency,
    Backdoor backdoor)
    implements Attack {
  private static final String ID = "sinusoidal-signal";

  /** Checks the ranges. */
  public SinusoidalSignal {
    Opacity.check("strength", strength);
    Opacity.check("shown_strength", shownStrength);
    if (!(frequency > 0) || Double.isInfinite(frequency)) {
      throw new IllegalArgumentException(
          "frequency must be above 0 and finite, found " + frequency);
    }
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor.attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    ImageColumn.alone(clean, ID);
    return backdoor.poison(
        clean, budget, new Wave(strength, frequency), new Wave(shownStrength, frequency), seed, ID);
  }

  @Override
  public Traits traits() {
    return backdoor.traits().on(Accepts.IMAGES);
  }

  /** A wave of brightness. */
  private record Wave(double strength, double frequency) implements PixelImprint {
    @Override
    public byte[] change(ImageShape shape, byte[] pixels) {
      for (int i = 0; i < pixels.length; i++) {
        int column = i / shape.channels() % shape.width();
        double height =
            255 * strength * StrictMath.sin(2 * Math.PI * column * frequency / shape.width());
        pixels[i] = PixelImprint.bright(Byte.toUnsignedInt(pixels[i]) + height);
      }
      return pixels;
    }

    @Override
    public String words() {
      return "wave of height %s, %s to an image".formatted(strength, frequency);
    }
  }

  /** Makes sinusoidal signals. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          SinusoidalSignal.class,
          Budget.reader(Denominator.DATASET, Denominator.CLASS),
          Backdoor.READER);
    }
  }
}
