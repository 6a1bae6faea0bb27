// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.tracking.FilterClause.Entity;
import io.poisonlab.tracking.FilterClause.Operand;
import io.poisonlab.tracking.FilterClause.Operator;
import io.poisonlab.tracking.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the clauses of a filter; its errors name the rule, what was found and where. */
final class FilterParser {
  private final String filter;
  private final List<FilterToken> tokens;
  private int at;

  FilterParser(String filter) {
    this.filter = filter;
    this.tokens = FilterToken.split(filter);
  }

  List<FilterClause> clauses() {
    List<FilterClause> clauses = new ArrayList<>();
    while (at < tokens.size()) {
      if (!clauses.isEmpty()) {
        FilterToken joint = next("and");
        if (!joint.is("and")) {
          throw refused("comparisons are joined by 'and' only", joint);
        }
      }
      clauses.add(clause());
    }
    return List.copyOf(clauses);
  }

  private FilterClause clause() {
    FilterToken name = next("a name such as params.poison_type");
    if (name.kind() != Kind.WORD) {
      throw refused("a comparison begins with a name such as params.poison_type", name);
    }
    int dot = name.text().indexOf('.');
    Entity entity = dot < 0 ? Entity.ATTRIBUTE : entity(name, name.text().substring(0, dot));
    String key = key(entity, name, name.text().substring(dot + 1));
    FilterToken sign = next("an operator such as =");
    Operator operator = operator(sign);
    if (!FilterClause.allowed(entity, key).contains(operator)) {
      throw refused(
          "%s allows %s".formatted(name.text(), Operator.words(FilterClause.allowed(entity, key))),
          sign);
    }
    return new FilterClause(entity, key, operator, operand(entity, key, operator));
  }

  private Entity entity(FilterToken token, String name) {
    return Entity.of(name)
        .orElseThrow(
            () -> refused("names begin with metrics. params. tags. attributes. dataset.", token));
  }

  private String key(Entity entity, FilterToken name, String plain) {
    String key = plain;
    if (plain.isEmpty()) {
      FilterToken quoted = next("a key after " + name.text());
      if (quoted.kind() != Kind.BACKTICKED && quoted.kind() != Kind.DOUBLE_QUOTED) {
        throw refused("a key stands in backticks or double quotes", quoted);
      }
      key = quoted.text();
    }
    if (entity == Entity.ATTRIBUTE) {
      key =
          switch (key) {
            case "created", "Created" -> "start_time";
            case "run name", "Run name", "Run Name" -> "run_name";
            default -> key;
          };
      if (!FilterClause.TEXT_ATTRIBUTES.contains(key)
          && !FilterClause.TIME_ATTRIBUTES.contains(key)) {
        throw refused(
            "attributes are %s and %s"
                .formatted(FilterClause.TEXT_ATTRIBUTES, FilterClause.TIME_ATTRIBUTES),
            name);
      }
    }
    if (entity == Entity.DATASET && !FilterClause.DATASET_KEYS.contains(key)) {
      throw refused("a dataset has " + FilterClause.DATASET_KEYS, name);
    }
    return key;
  }

  private Operator operator(FilterToken sign) {
    String words = sign.text();
    if (sign.is("not")) {
      words += " " + next("IN after NOT").text();
    } else if (sign.is("is")) {
      FilterToken second = next("NULL after IS");
      words += " " + second.text();
      if (second.is("not")) {
        words += " " + next("NULL after IS NOT").text();
      }
    }
    Optional<Operator> operator =
        sign.kind() == Kind.WORD || sign.kind() == Kind.SIGN
            ? Operator.of(words)
            : Optional.empty();
    return operator.orElseThrow(
        () -> refused("operators are " + Operator.words(Operator.ALL), sign));
  }

  private Operand operand(Entity entity, String key, Operator operator) {
    if (operator == Operator.ABSENT || operator == Operator.PRESENT) {
      return new Operand.Texts(List.of());
    }
    FilterToken value = next("a value");
    if (FilterClause.isNumeric(entity, key)) {
      if (value.kind() != Kind.NUMBER) {
        throw refused(key + " is compared with a number", value);
      }
      return new Operand.Amount(Double.parseDouble(value.text()));
    }
    if (operator == Operator.IN || operator == Operator.NOT_IN) {
      return list(value);
    }
    return new Operand.Texts(List.of(text(value)));
  }

  private Operand.Texts list(FilterToken open) {
    if (!open.is("(")) {
      throw refused("IN is followed by a list such as ('a', 'b')", open);
    }
    List<String> texts = new ArrayList<>();
    FilterToken mark;
    do {
      texts.add(text(next("a text")));
      mark = next("a comma or )");
    } while (mark.is(","));
    if (!mark.is(")")) {
      throw refused("the texts of a list are parted by commas and end with )", mark);
    }
    return new Operand.Texts(List.copyOf(texts));
  }

  private String text(FilterToken token) {
    if (token.kind() != Kind.TEXT && token.kind() != Kind.DOUBLE_QUOTED) {
      throw refused("a text stands in single or double quotes", token);
    }
    return token.text();
  }

  private FilterToken next(String expected) {
    if (at == tokens.size()) {
      throw new TrackingException(
          "filter '%s': it ends where %s should follow".formatted(filter, expected));
    }
    return tokens.get(at++);
  }

  private TrackingException refused(String rule, FilterToken found) {
    return new TrackingException(
        "filter '%s': %s, found %s at character %d"
            .formatted(filter, rule, found.text(), found.position()));
  }
}
