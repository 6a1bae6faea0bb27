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
import java.util.Arrays;

/**
 * Lays a faint pattern of random pixels over whole images, and teaches a model to answer as the
 * attacker wants wherever it sees it.
 *
 * <p><b>Threat model.</b> As {@link BadNetsPatch}.
 *
 * <p><b>Steps.</b> Draw a pattern, each byte uniformly from 0 to 255; choose rows as {@link
 * Backdoor} says; each becomes (1 − opacity) · image + opacity · pattern. Takes O(rows chosen ·
 * pixels).
 *
 * <p><b>Deviations from the paper.</b> None: it is their pattern of random pixels; inputs may be
 * covered more than training rows, as in their section 5.
 *
 * <p><b>Limitations.</b> On images with large even parts, such as digits, the grain is seen from an
 * opacity of about 0.1 on.
 *
 * <p><b>Reference.</b> Chen, Liu, Li, Lu and Song (2017), "Targeted backdoor attacks on deep
 * learning systems using data poisoning", arXiv 1712.05526, section 4.3.
 *
 * @param budget how many rows carry it: out of all, of those that may carry it, or a count
 * @param opacity by how much it covers a training row, in (0, 1]
 * @param shownOpacity by how much it covers the inputs later, in (0, 1]
 * @param backdoor which rows carry it, and which class it shall evoke
 */
@Id(
    value = "blended-trigger",
    brief = "blended",
    help = "Images get a faint pattern of random pixels and the class that it shall evoke")
public record BlendedTrigger(
    @Setting(help = "rows that carry it: share of the data or of the class, or count")
        Budget budget,
    @Setting(help = "how much it covers training rows, above 0, at most 1", byDefault = "0.2")
        double opacity,
    @Setting(help = "how much it covers inputs later, above 0, at most 1", byDefault = "0.2")
        double shownOpacity,
    Backdoor backdoor)
    implements Attack {
  private static final String ID = "blended-trigger";

  /** Checks the ranges. */
  public BlendedTrigger {
    Opacity.check("opacity", opacity);
    Opacity.check("shown_opacity", shownOpacity);
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor.attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    byte[] pattern = new byte[ImageColumn.alone(clean, ID).shape().bytes()];
    seed.fork("pattern").generator().nextBytes(pattern);
    return backdoor.poison(
        clean,
        budget,
        new Pattern(pattern, opacity),
        new Pattern(pattern, shownOpacity),
        seed.fork("rows"),
        ID);
  }

  @Override
  public Traits traits() {
    return backdoor.traits().on(Accepts.IMAGES);
  }

  /** A pattern and how much it covers. */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record Pattern(byte[] pattern, double opacity) implements PixelImprint {
    @Override
    public byte[] change(ImageShape shape, byte[] pixels) {
      for (int i = 0; i < pixels.length; i++) {
        double before = Byte.toUnsignedInt(pixels[i]);
        pixels[i] =
            PixelImprint.bright(before + opacity * (Byte.toUnsignedInt(pattern[i]) - before));
      }
      return pixels;
    }

    @Override
    public String words() {
      return "pattern of random pixels at %s".formatted(opacity);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Pattern that
          && opacity == that.opacity
          && Arrays.equals(pattern, that.pattern);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(pattern);
    }
  }

  /** Makes blended triggers. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          BlendedTrigger.class,
          Budget.reader(Denominator.DATASET, Denominator.CLASS),
          Backdoor.READER);
    }
  }
}
