// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One comparison of a filter.
 *
 * @param entity what is compared
 * @param key its name
 * @param operator how
 * @param operand with what
 */
record FilterClause(Entity entity, String key, Operator operator, Operand operand) {
  static final List<String> TEXT_ATTRIBUTES =
      List.of("run_id", "run_name", "user_id", "status", "artifact_uri");
  static final List<String> TIME_ATTRIBUTES = List.of("start_time", "end_time");
  static final List<String> DATASET_KEYS = List.of("name", "digest", "context");

  /** What a filter compares. */
  enum Entity {
    METRIC("metrics", "metric"),
    PARAM("params", "param", "parameter", "parameters"),
    TAG("tags", "tag"),
    ATTRIBUTE("attributes", "attribute", "attr", "run"),
    DATASET("dataset", "datasets");

    private final List<String> names;

    Entity(String... names) {
      this.names = List.of(names);
    }

    static Optional<Entity> of(String name) {
      return Arrays.stream(values()).filter(entity -> entity.names.contains(name)).findFirst();
    }
  }

  /** How a filter compares. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    LIKE("LIKE"),
    ILIKE("ILIKE"),
    IN("IN"),
    NOT_IN("NOT IN"),
    ABSENT("IS NULL"),
    PRESENT("IS NOT NULL");

    static final Set<Operator> ALL = EnumSet.allOf(Operator.class);
    static final Set<Operator> OF_NUMBERS =
        EnumSet.of(EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST);
    static final Set<Operator> OF_VALUES = EnumSet.of(EQUAL, UNEQUAL, LIKE, ILIKE, ABSENT, PRESENT);
    static final Set<Operator> OF_TEXTS = EnumSet.of(EQUAL, UNEQUAL, LIKE, ILIKE);
    static final Set<Operator> OF_LISTS = EnumSet.of(EQUAL, UNEQUAL, LIKE, ILIKE, IN, NOT_IN);

    final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    static Optional<Operator> of(String sign) {
      String upper = sign.equals("<>") ? "!=" : sign.toUpperCase(Locale.ROOT);
      return Arrays.stream(values()).filter(known -> known.sign.equals(upper)).findFirst();
    }

    static String words(Set<Operator> operators) {
      return operators.stream().map(known -> known.sign).collect(Collectors.joining(" "));
    }
  }

  /** What a filter compares with. */
  sealed interface Operand {
    /** A number. */
    record Amount(double value) implements Operand {}

    /** One text, several after IN, none after IS NULL. */
    record Texts(List<String> values) implements Operand {}
  }

  /** Returns the operators that MLflow allows for this entity and key. */
  static Set<Operator> allowed(Entity entity, String key) {
    return switch (entity) {
      case METRIC -> Operator.OF_NUMBERS;
      case PARAM, TAG -> Operator.OF_VALUES;
      case DATASET -> Operator.OF_LISTS;
      case ATTRIBUTE -> {
        if (TIME_ATTRIBUTES.contains(key)) {
          yield Operator.OF_NUMBERS;
        }
        yield key.equals("run_id") ? Operator.OF_LISTS : Operator.OF_TEXTS;
      }
    };
  }

  /** Whether values of this entity and key are numbers. */
  static boolean isNumeric(Entity entity, String key) {
    return entity == Entity.METRIC || (entity == Entity.ATTRIBUTE && TIME_ATTRIBUTES.contains(key));
  }

  /** Whether the run meets the comparison; a value that the run lacks meets none but IS NULL. */
  boolean accepts(RunFacts run) {
    return switch (entity) {
      case METRIC -> {
        var value = run.metric(key);
        yield value.isPresent() && compare(value.getAsDouble());
      }
      case PARAM -> compare(run.param(key));
      case TAG -> compare(run.tag(key));
      case ATTRIBUTE -> {
        if (!TIME_ATTRIBUTES.contains(key)) {
          yield compare(run.attribute(key));
        }
        OptionalLong time = run.time(key);
        yield time.isPresent() && compare((double) time.getAsLong());
      }
      case DATASET ->
          run.inputs().stream().anyMatch(input -> compare(Optional.of(datasetValue(input))));
    };
  }

  private String datasetValue(DatasetInput input) {
    return switch (key) {
      case "name" -> input.name();
      case "digest" -> input.digest();
      default -> input.context();
    };
  }

  private boolean compare(double found) {
    double asked = ((Operand.Amount) operand).value();
    return switch (operator) {
      case EQUAL -> found == asked;
      case UNEQUAL -> found != asked;
      case LESS -> found < asked;
      case AT_MOST -> found <= asked;
      case MORE -> found > asked;
      case AT_LEAST -> found >= asked;
      default -> throw new IllegalStateException(operator.sign);
    };
  }

  private boolean compare(Optional<String> found) {
    if (operator == Operator.ABSENT || operator == Operator.PRESENT) {
      return found.isPresent() == (operator == Operator.PRESENT);
    }
    List<String> asked = ((Operand.Texts) operand).values();
    return found.isPresent()
        && switch (operator) {
          case EQUAL, IN -> asked.contains(found.get());
          case UNEQUAL, NOT_IN -> !asked.contains(found.get());
          case LIKE -> like(asked.getFirst(), 0).matcher(found.get()).matches();
          case ILIKE ->
              like(asked.getFirst(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                  .matcher(found.get())
                  .matches();
          default -> throw new IllegalStateException(operator.sign);
        };
  }

  /** SQL's pattern: {@code %} is any text, {@code _} any character. */
  private static Pattern like(String pattern, int flags) {
    String regex =
        pattern
            .codePoints()
            .mapToObj(c ->
                switch (c) {
                  case '%' -> ".*";
                  case '_' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
            .collect(Collectors.joining());
    return Pattern.compile(regex, flags | Pattern.DOTALL);
  }
}
