// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider of a record")
class RecordProviderTest {
  enum Shade {
    VERY_DARK,
    LIGHT
  }

  @Id(value = "toy", help = "a toy", brief = "t")
  record Toy(
      @Setting(help = "how many") int maxCount,
      @Setting(help = "how far, above 0", byDefault = "0.5") double reach,
      @Setting(help = "which", byDefault = "very-dark") Shade shade,
      @Setting(help = "whether", byDefault = "true") boolean loud,
      @Setting(help = "names") List<String> names,
      @Setting(help = "what", byDefault = "x") String text,
      @Setting(help = "when", byDefault = "5000000000") long time) {
    Toy {
      if (!(reach > 0)) {
        throw new IllegalArgumentException("reach must be above 0, found " + reach);
      }
    }
  }

  private static final class ToyProvider extends RecordProvider<Toy> {
    ToyProvider() {
      super(Toy.class);
    }
  }

  private static Toy create(Map<String, ?> values) {
    return new ToyProvider().create(values);
  }

  @Test
  void fillsInDefaults() {
    assertThat(create(Map.of("max_count", 3)))
        .isEqualTo(new Toy(3, 0.5, Shade.VERY_DARK, true, List.of(), "x", 5_000_000_000L));
  }

  @Test
  void readsTextAndValuesOfPlansAlike() {
    Toy toy = new Toy(3, 2, Shade.LIGHT, false, List.of("a", "b"), "y", 7);

    assertThat(
            create(
                Map.of(
                    "max_count",
                    "3",
                    "reach",
                    "2",
                    "shade",
                    "light",
                    "loud",
                    "false",
                    "names",
                    "a, b",
                    "text",
                    "y",
                    "time",
                    "7")))
        .isEqualTo(toy);
    assertThat(
            create(
                Map.of(
                    "max_count",
                    3,
                    "reach",
                    2,
                    "shade",
                    "light",
                    "loud",
                    false,
                    "names",
                    List.of("a", "b"),
                    "text",
                    "y",
                    "time",
                    7)))
        .isEqualTo(toy);
  }

  @Test
  void givesBackWhatItsDescriptionSays() {
    Toy toy = new Toy(9, 1e-3, Shade.LIGHT, false, List.of("p"), "z", -1);
    Description description = Description.of(toy);

    assertThat(description.id()).isEqualTo("toy");
    assertThat(description.brief()).isEqualTo("t");
    assertThat(description.settings()).contains(entry("max_count", 9), entry("shade", "light"));
    assertThat(create(description.settings())).isEqualTo(toy);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> create(Map.of()))
        .hasMessage("toy needs the setting \"max_count\": how many");
    assertThatThrownBy(() -> create(Map.of("max_count", 1, "maxCount", 2)))
        .hasMessage(
            "toy has no setting \"maxCount\"; it has"
                + " [max_count, reach, shade, loud, names, text, time]; did you mean max_count?");
    assertThatThrownBy(() -> create(Map.of("max_count", 1.5)))
        .hasMessage("toy: setting \"max_count\" must be integer, found \"1.5\"");
    assertThatThrownBy(() -> create(Map.of("max_count", 1, "shade", "dark")))
        .hasMessage("toy: setting \"shade\" must be one of very-dark, light, found \"dark\"");
    assertThatThrownBy(() -> create(Map.of("max_count", 1, "loud", "yes")))
        .hasMessage("toy: setting \"loud\" must be true or false, found \"yes\"");
    assertThatThrownBy(() -> create(Map.of("max_count", 1, "reach", "-1")))
        .hasMessage("toy: reach must be above 0, found -1.0");
  }

  @Test
  void takesAnAbsentValueForTheDefault() {
    Map<String, Object> values = new HashMap<>(Map.of("max_count", 1));
    values.put("reach", null);

    assertThat(create(values).reach()).isEqualTo(0.5);
  }

  @Test
  void tellsItsSettings() {
    assertThat(new ToyProvider().settings().subList(0, 3))
        .containsExactly(
            new SettingInfo("max_count", "integer", "", "how many"),
            new SettingInfo("reach", "number", "0.5", "how far, above 0"),
            new SettingInfo("shade", "very-dark, light", "very-dark", "which"));
  }

  @Test
  void isLabelledByItsShortWordAndWhatIsNotAtItsDefault() {
    assertThat(Description.label(create(Map.of("max_count", 3)))).isEqualTo("t (max count 3)");
    assertThat(
            Description.label(
                new Toy(3, 0.50, Shade.LIGHT, true, List.of("a", "b"), "x", 5_000_000_000L)))
        .isEqualTo("t (max count 3, shade light, names a + b)");
  }

  @Id(value = "switched", help = "a toy with switches")
  record Switched(
      @Setting(help = "whether", byDefault = "false") boolean perClass,
      @Setting(help = "whether", byDefault = "true") boolean loud) {}

  @Test
  void isLabelledByTheSwitchesThatAreNotAtTheirDefault() {
    assertThat(Description.label(new Switched(true, true))).isEqualTo("switched (per class)");
    assertThat(Description.label(new Switched(false, false))).isEqualTo("switched (not loud)");
  }

  @Id(value = "choosy", help = "a toy with a text that may be absent")
  record Choosy(@Setting(help = "which; any where empty") Optional<String> name) {}

  private static final class ChoosyProvider extends RecordProvider<Choosy> {
    ChoosyProvider() {
      super(Choosy.class);
    }
  }

  @Test
  void leavesOutAnOptionalTextThatIsAbsent() {
    ChoosyProvider provider = new ChoosyProvider();
    Choosy none = new Choosy(Optional.empty());
    Choosy some = new Choosy(Optional.of("a"));

    assertThat(provider.create(Map.of())).isEqualTo(none);
    assertThat(provider.create(Map.of("name", " "))).isEqualTo(none);
    assertThat(provider.create(Map.of("name", "a"))).isEqualTo(some);
    assertThat(Description.of(none).settings()).isEmpty();
    assertThat(Description.of(some).settings()).containsExactly(entry("name", "a"));
    assertThat(Description.label(none)).isEqualTo("choosy");
    assertThat(Description.label(some)).isEqualTo("choosy (name a)");
    assertThat(Notation.of(some)).isEqualTo("choosy(name=a)");
  }

  @Test
  void describesOnlyRecords() {
    assertThatThrownBy(() -> Description.of("text"))
        .hasMessage("an algorithm must be a record of its settings, found java.lang.String");
  }
}
