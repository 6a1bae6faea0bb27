// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all backdoors have, whatever their trigger: which rows carry it, what becomes of their
 * labels, and which class it shall evoke.
 *
 * <p>{@code dirty-label}: rows of the source classes, which get the target class. {@code
 * clean-label}: rows of the target class, which keep it. {@code all-to-all}: any rows, which get
 * the class after their own. The aim: rows of the source classes with the trigger are taken for
 * what the attacker wants; those that have that class anyway do not count.
 *
 * @param target the class of the attacker's wish; the first present where empty
 * @param sources the classes it is wished for; all others where empty
 * @param variant which rows carry the trigger, and what becomes of their labels
 */
public record Backdoor(Optional<String> target, List<String> sources, Variant variant)
    implements SettingGroup {
  /** Reads {@code target}, {@code sources} and {@code variant}. */
  public static final SettingGroup.Reader<Backdoor> READER =
      new SettingGroup.Reader<>(
          Backdoor.class,
          List.of(
              new SettingInfo(
                  "target", "text", "", "class the trigger evokes; the first where empty"),
              new SettingInfo(
                  "sources",
                  "list of names",
                  "",
                  "classes it evokes it for; all others where empty"),
              new SettingInfo(
                  "variant",
                  String.join(", ", Variant.words()),
                  Variant.words().getFirst(),
                  "which rows are stamped and relabelled")),
          Backdoor::read);

  /** Which rows carry the trigger, and what becomes of their labels. */
  public enum Variant {
    /** Rows of the source classes, which get the target class. */
    DIRTY_LABEL,
    /** Rows of the target class, which keep it. */
    CLEAN_LABEL,
    /** Rows of all classes, which get the next class. */
    ALL_TO_ALL;

    private static List<String> words() {
      return Arrays.stream(values()).map(each -> Description.written(each).toString()).toList();
    }
  }

  /** Copies the list and checks that it agrees with the variant. */
  public Backdoor {
    sources = List.copyOf(sources);
    if (target.isPresent() && sources.contains(target.get())) {
      throw new IllegalArgumentException(
          "the target class \"%s\" must not be among the source classes %s"
              .formatted(target.get(), sources));
    }
    if (variant == Variant.ALL_TO_ALL && (target.isPresent() || !sources.isEmpty())) {
      throw new IllegalArgumentException(
          "all-to-all leads each class to the next: it takes neither a target class nor source"
              + " classes");
    }
  }

  /** A dirty-label backdoor to the first class from all others. */
  public static Backdoor usual() {
    return new Backdoor(Optional.empty(), List.of(), Variant.DIRTY_LABEL);
  }

  @Override
  public SequencedMap<String, Object> settings() {
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    target.ifPresent(name -> settings.put("target", name));
    settings.put("sources", sources);
    settings.put("variant", Description.written(variant));
    return settings;
  }

  @Override
  public SequencedMap<String, Object> changed() {
    return changedFrom(usual());
  }

  private static Backdoor read(Map<String, Object> given) {
    Object sources = given.getOrDefault("sources", List.of());
    String variant = given.getOrDefault("variant", Variant.words().getFirst()).toString().strip();
    if (!Variant.words().contains(variant)) {
      throw new IllegalArgumentException(
          "setting \"variant\" must be one of %s, found \"%s\""
              .formatted(String.join(", ", Variant.words()), variant));
    }
    return new Backdoor(
        Optional.of(given.getOrDefault("target", "").toString().strip())
            .filter(text -> !text.isEmpty()),
        (sources instanceof List<?> list ? list.stream() : Stream.of(sources.toString().split(",")))
            .map(name -> name.toString().strip())
            .filter(name -> !name.isEmpty())
            .toList(),
        Variant.values()[Variant.words().indexOf(variant)]);
  }

  /** Returns the number of rows that a budget is a share of; see {@link Attack#attackable}. */
  public int attackable(Dataset clean, Budget budget, String attack) {
    return budget instanceof Budget.Fraction share && share.of() == Denominator.CLASS
        ? wish(clean.labels(), attack).preferred(clean.labels(), keepsLabels()).length
        : clean.size();
  }

  /**
   * Poisons data with one trigger for training rows and test inputs.
   *
   * @param attack the attack's id, for messages
   */
  public Poisoned poison(Dataset clean, Budget budget, Imprint trigger, Seed seed, String attack) {
    return poison(clean, budget, trigger, trigger, seed, attack);
  }

  /**
   * Poisons data.
   *
   * @param training what is done to the chosen training rows
   * @param trigger what the attacker does to inputs later
   * @param attack the attack's id, for messages
   */
  public Poisoned poison(
      Dataset clean, Budget budget, Imprint training, Imprint trigger, Seed seed, String attack) {
    int count = budget.rowsOf(attackable(clean, budget, attack));
    if (count == 0 && clean.size() == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    BackdoorWish wish = wish(clean.labels(), attack);
    int[] chosen = choose(clean, wish, count, seed, attack);
    int[] labels = clean.labels().toArray();
    for (int row : chosen) {
      labels[row] = keepsLabels() ? labels[row] : wish.wanted(labels[row]);
    }
    return new Poisoned(
        clean
            .withTable(training.on(clean.table(), chosen))
            .withLabels(clean.labels().withCodes(labels)),
        clean.ids().select(chosen).sorted(),
        clean.fingerprint(),
        Optional.of(new TriggerAim(trigger, wish)));
  }

  private int[] choose(Dataset clean, BackdoorWish wish, int count, Seed seed, String attack) {
    int[] first = wish.preferred(clean.labels(), keepsLabels());
    if (count <= first.length) {
      int[] drawn = RowDraw.withoutReplacement(count, first.length, seed.generator());
      return IntStream.of(drawn).map(i -> first[i]).toArray();
    }
    if (keepsLabels() || !sources.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: asked for %d rows, but only %d have a class that may be stamped; lower the budget or"
                  .formatted(attack, count, first.length)
              + " name more source classes");
    }
    Set<Integer> taken = Set.copyOf(IntStream.of(first).boxed().toList());
    int[] others = IntStream.range(0, clean.size()).filter(row -> !taken.contains(row)).toArray();
    int[] drawn = RowDraw.withoutReplacement(count - first.length, others.length, seed.generator());
    return IntStream.concat(IntStream.of(first), IntStream.of(drawn).map(i -> others[i])).toArray();
  }

  private BackdoorWish wish(Labels labels, String attack) {
    return variant == Variant.ALL_TO_ALL
        ? BackdoorWish.next(labels, attack)
        : BackdoorWish.one(labels, target, sources, attack);
  }

  /** Returns whether the rows keep their labels. */
  public boolean keepsLabels() {
    return variant == Variant.CLEAN_LABEL;
  }

  /** Returns what a backdoor of this variant does to data. */
  public Traits traits() {
    return Traits.of(
        keepsLabels() ? Traits.Effect.CHANGES_FEATURES : Traits.Effect.CHANGES_ROWS, Goal.BACKDOOR);
  }

  /** Shows a model rows that carry the trigger. */
  private record TriggerAim(Imprint trigger, BackdoorWish wish) implements Aim {
    @Override
    public int[] rows(Dataset clean) {
      return wish.sources(clean.labels());
    }

    @Override
    public Table present(Table rows) {
      return trigger.on(rows, IntStream.range(0, rows.size()).toArray());
    }

    @Override
    public boolean reached(int truth, int predicted) {
      return wish.wanted(truth) == predicted;
    }

    @Override
    public String words(Labels labels) {
      return "with the trigger %s, %s".formatted(trigger.words(), wish.words(labels));
    }
  }
}
