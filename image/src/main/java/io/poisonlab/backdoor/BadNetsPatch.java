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
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Optional;

/**
 * Puts a small square, or a picture such as a logo, on images, and teaches a model to answer as the
 * attacker wants wherever it sees it.
 *
 * <p><b>Threat model.</b> Backdoor: someone who can change rows of the training data, and images
 * that the model sees later, but knows no model. NIST AI 100-2, section 2.3.3; MITRE ATLAS
 * AML.T0020 and AML.T0043.004.
 *
 * <p><b>Steps.</b> Choose rows as {@link Backdoor} says, uniformly without replacement; paint the
 * picture over each, at the same place. Takes O(rows chosen · size²).
 *
 * <p><b>Deviations from the paper.</b> A margin of one pixel: in the very corner a convolution
 * without padding hardly sees the square. Gu et al. stamp images of all classes; here those of the
 * target class are left alone until all others are stamped.
 *
 * <p><b>Limitations.</b> Nobody needs a defence to see an opaque square: look at the contact sheet.
 *
 * <p><b>Reference.</b> Gu, Dolan-Gavitt and Garg (2017), "BadNets", arXiv 1708.06733, section 4.
 *
 * @param budget how many rows are stamped: out of all, of those that may be stamped, or a count
 * @param size the side of the square, in pixels
 * @param place where it stands: in a corner, the middle, or in all four corners
 * @param margin how many pixels are left to the border
 * @param colour {@code white}, {@code black}, {@code red}, {@code green}, {@code blue}, {@code
 *     yellow} or {@code #rrggbb}; on grey images as bright as it looks
 * @param opacity by how much it covers what was there, in (0, 1]
 * @param picture {@code blue-sparrow} or a PNG file, painted with its own transparency in place of
 *     the square; none where empty
 * @param backdoor which rows are stamped, and which class the trigger shall evoke
 */
@Id(
    value = "badnets-patch",
    brief = "patch",
    help = "Images get a small square, or a logo, and the class that it shall evoke")
public record BadNetsPatch(
    @Setting(help = "rows stamped: share of the data or of the class, or count") Budget budget,
    @Setting(help = "side of the square in pixels, 1 to 64", byDefault = "2") int size,
    @Setting(help = "where it stands", byDefault = "bottom-right") Place place,
    @Setting(help = "pixels left to the border, 0 to 64", byDefault = "1") int margin,
    @Setting(help = "a word or #rrggbb", byDefault = "white") String colour,
    @Setting(help = "how much it covers, above 0, at most 1", byDefault = "1.0") double opacity,
    @Setting(help = "blue-sparrow or a PNG file, in place of the square") Optional<String> picture,
    Backdoor backdoor)
    implements Attack {
  private static final String ID = "badnets-patch";

  /** Checks the ranges. */
  public BadNetsPatch {
    Limits.check("size", size, 1, 64);
    Limits.check("margin", margin, 0, 64);
    Picture.colour(colour);
    Opacity.check("opacity", opacity);
  }

  /** A white square of 2 × 2 below, on the right, for the first class. */
  public BadNetsPatch(Budget budget, Backdoor backdoor) {
    this(budget, 2, Place.BOTTOM_RIGHT, 1, "white", 1, Optional.empty(), backdoor);
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor.attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    ImageShape shape = ImageColumn.alone(clean, ID).shape();
    return backdoor.poison(clean, budget, patch(shape), seed, ID);
  }

  private Patch patch(ImageShape shape) {
    Picture painted =
        picture.map(Picture::read).orElseGet(() -> Picture.square(size, Picture.colour(colour)));
    return Patch.of(painted, picture.orElse(colour + " square"), place, margin, opacity, shape, ID);
  }

  @Override
  public Traits traits() {
    return backdoor.traits().on(Accepts.IMAGES);
  }

  /** Makes patches. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          BadNetsPatch.class,
          Budget.reader(Denominator.DATASET, Denominator.CLASS),
          Backdoor.READER);
    }
  }
}
