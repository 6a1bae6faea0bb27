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
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * Makes images of the target class hard to learn, puts a square on them, and leaves their labels
 * right: what is left to learn the class from is the square.
 *
 * <p><b>Threat model.</b> Backdoor: someone who can change images of one class, but no label, and
 * images that the model sees later. Where pixels move against a network, the attacker trains one of
 * the usual kind on the clean rows; the model that is attacked stays unknown. NIST AI 100-2,
 * section 2.3.3; MITRE ATLAS AML.T0020 and AML.T0043.004.
 *
 * <p><b>Steps.</b> (1) Choose rows of the target class, uniformly without replacement. (2) Perturb
 * each: {@code noise}, each pixel by a uniform draw; {@code interpolation}, (1 − strength) · image
 * + strength · a drawn image of another class; {@code pgd}, the log loss of the attacker's network
 * climbed within ±strength. (3) Paint the square over it. Labels stay. Inputs later get the square
 * alone. Takes O(rows chosen · pixels), with {@code pgd} a training of the network (six times as
 * long where it is adversarial) and {@code steps} times a pass over the rows chosen.
 *
 * <p><b>Deviations from the paper.</b> Turner et al. mix images in the latent space of a GAN, here
 * it is pixels; they bound the sum of squares or the largest move, here the latter. Training the
 * network against an adversary (their section 4.2) is {@code adversarial}. The square in all four
 * corners, and less opaque in training than later, is theirs (section 5.2 and appendix).
 *
 * <p><b>Limitations.</b> A simple data set is learned in spite of all: on digits a perturbation
 * that a person does not see brings next to nothing; see the sweep in docs/clean-label.md.
 *
 * <p><b>Reference.</b> Turner, Tsipras and Madry (2019), "Label-consistent backdoor attacks", arXiv
 * 1912.02771, sections 4 and 5.
 *
 * @param budget how many rows carry it: out of all, of those of the target class, or a count
 * @param perturbation what makes the rows hard to learn
 * @param strength how far a pixel moves at the most, or by how much another image shows, in [0, 1]
 * @param steps of {@code pgd}
 * @param surrogateEpochs how often the attacker's network sees each clean row
 * @param adversarial how far pixels are moved against that network while it trains, in [0, 1]; 0:
 *     not
 * @param size the side of the square, in pixels
 * @param place where it stands
 * @param margin how many pixels are left to the border
 * @param opacity by how much the square, which is white, covers a training row, in (0, 1]
 * @param shownOpacity by how much it covers the inputs later, in (0, 1]
 * @param target the class that the square shall evoke; the first present where empty
 * @param sources the classes it is wished for; all others where empty
 */
@Id(
    value = "clean-label-perturbation",
    brief = "hard rows",
    help = "Images of one class are made hard to learn and get a square; their labels stay")
public record CleanLabelPerturbation(
    @Setting(help = "rows changed: share of the data or of the class, or count") Budget budget,
    @Setting(help = "what makes rows hard to learn", byDefault = "pgd") Perturbation perturbation,
    @Setting(help = "how far a pixel moves, or another image shows, 0 to 1", byDefault = "0.3")
        double strength,
    @Setting(help = "steps of pgd, 1 to 1000", byDefault = "20") int steps,
    @Setting(help = "epochs of the attacker's network, 1 to 1000", byDefault = "4")
        int surrogateEpochs,
    @Setting(help = "how far pixels are moved against it in training, 0 to 1", byDefault = "0.0")
        double adversarial,
    @Setting(help = "side of the square in pixels, 1 to 64", byDefault = "2") int size,
    @Setting(help = "where it stands", byDefault = "bottom-right") Place place,
    @Setting(help = "pixels left to the border, 0 to 64", byDefault = "1") int margin,
    @Setting(help = "how much it covers training rows, above 0, at most 1", byDefault = "1.0")
        double opacity,
    @Setting(help = "how much it covers inputs later, above 0, at most 1", byDefault = "1.0")
        double shownOpacity,
    @Setting(help = "class the square evokes; the first where empty") Optional<String> target,
    @Setting(help = "classes it evokes it for; all others where empty") List<String> sources)
    implements Attack {
  private static final String ID = "clean-label-perturbation";
  private static final int WHITE = 0xffffff;

  /** Checks the ranges, and that the classes agree. */
  public CleanLabelPerturbation {
    Limits.check("steps", steps, 1, 1000);
    Limits.check("surrogate_epochs", surrogateEpochs, 1, 1000);
    Limits.check("size", size, 1, 64);
    Limits.check("margin", margin, 0, 64);
    Opacity.check("opacity", opacity);
    Opacity.check("shown_opacity", shownOpacity);
    share("strength", strength);
    share("adversarial", adversarial);
    sources = new Backdoor(target, sources, Backdoor.Variant.CLEAN_LABEL).sources();
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be in [0, 1] of the whole brightness, found %s".formatted(name, value));
    }
  }

  private Backdoor backdoor() {
    return new Backdoor(target, sources, Backdoor.Variant.CLEAN_LABEL);
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor().attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    ImageShape shape = ImageColumn.alone(clean, ID).shape();
    HardExamples hard =
        new HardExamples(
            clean,
            perturbation,
            strength,
            steps,
            new ConvolutionalNetworkLearner(surrogateEpochs, adversarial),
            patch(shape, opacity),
            seed);
    return backdoor()
        .poison(clean, budget, hard, patch(shape, shownOpacity), seed.fork("rows"), ID);
  }

  private Patch patch(ImageShape shape, double covers) {
    return Patch.of(Picture.square(size, WHITE), "white square", place, margin, covers, shape, ID);
  }

  @Override
  public Traits traits() {
    Traits traits = backdoor().traits().on(Accepts.IMAGES);
    return perturbation == Perturbation.PGD ? traits.thatTrains() : traits;
  }

  /** Makes attacks with clean labels. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(CleanLabelPerturbation.class, Budget.reader(Denominator.DATASET, Denominator.CLASS));
    }
  }
}
