// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cleansing;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.SuspectNetwork;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.ImageNetwork;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shows the hidden layer of a network to a defence of tables, in the place of pixels.
 *
 * <p><b>Threat model.</b> That of the defence which looks. With {@code neighbour-vote} it is the
 * deep k-nearest-neighbours defence against right-labelled poison that collides with a target.
 *
 * <p><b>Steps.</b> (1) Train a network on the suspect rows, ten epochs; all defences that are given
 * the same seed share it. (2) Make a table of what its hidden layer holds of each row, a column for
 * each unit, and of the trusted sample if there is one. (3) Let the defence inspect that. What it
 * flags is treated in the images.
 *
 * <p><b>Deviations from the paper.</b> The network is trained on the suspect rows themselves, not
 * taken from elsewhere; the activations are standardised where the defence standardises numbers.
 *
 * <p><b>Limitations.</b> What the network has learned of a trigger lies near clean rows of the
 * target by then: what looks for rows far from their class need not see it. Takes one training
 * beside the defence; holds 8 bytes for each row and unit.
 *
 * <p><b>Reference.</b> Peri, Gupta, Huang, Fowl, Zhu, Feizi, Goldstein and Dickerson (2020), "Deep
 * k-NN defense against clean-label data poisoning attacks", ECCV workshops, section 3.
 *
 * @param defence what looks at the hidden layer: one that works on tables
 */
@Id(
    value = "hidden-layer",
    help = "Shows the hidden layer of a network to a defence of tables, in the place of pixels")
public record HiddenLayer(
    @Setting(help = "what looks at it, a defence of tables", byDefault = "neighbour-vote")
        Defence defence)
    implements Defence {
  private static final String ID = "hidden-layer";

  /** Checks that the defence reads tables. */
  public HiddenLayer {
    Accepts accepts = defence.scope().accepts();
    if (accepts == Accepts.IMAGES || accepts == Accepts.TEXTS) {
      throw new IllegalArgumentException(
          "defence must work on tables, found %s, which reads %s only; write for example knn-distance(k=10)"
              .formatted(
                  Description.of(defence).id(), accepts == Accepts.IMAGES ? "images" : "texts"));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the data are no images, hold one class only, or the defence
   *     cannot work on as many rows
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    ImageColumn.alone(data, ID);
    ImageNetwork network =
        SuspectNetwork.of(data, seed.fork("representation"), ID).network().orElseThrow();
    return defence.inspect(
        new Suspect(
            seenBy(network, data), suspect.trusted().map(trusted -> seenBy(network, trusted))),
        seed);
  }

  private static Dataset seenBy(ImageNetwork network, Dataset data) {
    return data.withTable(data.table().derived(new Activations(network)));
  }

  /** What the network holds of a row follows from the labels too: they are never out of sight. */
  @Override
  public Scope scope() {
    Scope shown = defence.scope();
    return new Scope(
        shown.evidence() == Evidence.FEATURES ? Evidence.LABELS : shown.evidence(),
        shown.needsTrusted(),
        Accepts.IMAGES,
        shown.assumption());
  }

  /**
   * A table of what the hidden layer holds; remembered, so that defences share what follows of it.
   */
  private record Activations(ImageNetwork network) implements Derivation<Table> {
    @Override
    public Table from(Table table) {
      ImageColumn images = (ImageColumn) table.columns().getFirst();
      double[][] hidden = network.hidden(images);
      return new Table(
          IntStream.range(0, hidden[0].length)
              .<Column>mapToObj(unit ->
                  NumericColumn.of(
                      "hidden_" + (unit + 1),
                      false,
                      Arrays.stream(hidden).mapToDouble(row -> row[unit]).toArray()))
              .toList());
    }
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(HiddenLayer.class, List.of(), List.of(DefenceProvider.FAMILY));
    }
  }
}
