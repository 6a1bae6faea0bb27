// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider that reads its settings off a record: its {@link Id}, and the {@link Setting} of each
 * component. The record's compact constructor is the only validation.
 *
 * @param <T> the family, for example {@code Attack}
 */
public class RecordProvider<T> implements Provider<T> {
  private final Class<? extends T> type;
  private final Id id;
  private final Map<Class<?>, SettingGroup.Reader<?>> groups = new LinkedHashMap<>();
  private final SettingReader reader;

  /**
   * Provides a record.
   *
   * @param type a record with an {@link Id}
   * @param groups readers of the components that are written as several settings
   */
  protected RecordProvider(Class<? extends T> type, SettingGroup.Reader<?>... groups) {
    this(type, List.of(groups), List.of());
  }

  /**
   * Provides a record that has algorithms among its settings.
   *
   * @param type a record with an {@link Id}
   * @param groups readers of the components that are written as several settings
   * @param families the families of the components that are algorithms, or lists of them
   */
  protected RecordProvider(
      Class<? extends T> type, List<SettingGroup.Reader<?>> groups, List<Family<?>> families) {
    Id named = type.getAnnotation(Id.class);
    if (!type.isRecord() || named == null) {
      throw new IllegalArgumentException(type.getName() + " must be a record annotated with @Id");
    }
    this.type = type;
    this.id = named;
    this.reader = new SettingReader(named.value(), families);
    groups.forEach(group -> this.groups.put(group.type(), group));
  }

  @Override
  public final String id() {
    return id.value();
  }

  @Override
  public final String help() {
    return id.help();
  }

  @Override
  public final List<SettingInfo> settings() {
    List<SettingInfo> infos = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      SettingGroup.Reader<?> group = groups.get(component.getType());
      if (group != null) {
        infos.addAll(group.settings());
      } else {
        Setting setting = settingOf(component);
        infos.add(
            new SettingInfo(
                Description.snakeCase(component.getName()),
                reader.typeName(component),
                setting.byDefault(),
                setting.help()));
      }
    }
    return List.copyOf(infos);
  }

  @Override
  public final T create(Map<String, ?> values) {
    List<String> known = settings().stream().map(SettingInfo::name).toList();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no setting \"%s\"; %s%s"
                .formatted(
                    id(),
                    name,
                    known.isEmpty() ? "it has none" : "it has " + known,
                    Similar.hint(name, known)));
      }
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      SettingGroup.Reader<?> group = groups.get(components[i].getType());
      arguments[i] =
          group == null ? valueOf(components[i], values) : groupOf(group, only(group, values));
    }
    return construct(components, arguments);
  }

  private Object valueOf(RecordComponent component, Map<String, ?> values) {
    String name = Description.snakeCase(component.getName());
    Setting setting = settingOf(component);
    Object written = values.get(name);
    if (written == null) {
      if (setting.byDefault().isEmpty()
          && component.getType() != List.class
          && component.getType() != Optional.class) {
        throw new IllegalArgumentException(
            "%s needs the setting \"%s\": %s".formatted(id(), name, setting.help()));
      }
      written = setting.byDefault();
    }
    return reader.read(name, written, component);
  }

  private Object groupOf(SettingGroup.Reader<?> group, Map<String, Object> given) {
    try {
      return group.read().apply(given);
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  private IllegalArgumentException invalid(IllegalArgumentException cause) {
    return new IllegalArgumentException(id() + ": " + cause.getMessage(), cause);
  }

  private T construct(RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException invalid) {
        throw invalid(invalid);
      }
      throw new IllegalStateException("cannot make " + type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type.getName(), e);
    }
  }

  private Setting settingOf(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(
          "component \"%s\" of %s needs @Setting".formatted(component.getName(), type.getName()));
    }
    return setting;
  }

  private static Map<String, Object> only(SettingGroup.Reader<?> group, Map<String, ?> values) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (SettingInfo info : group.settings()) {
      Object value = values.get(info.name());
      if (value != null) {
        given.put(info.name(), value);
      }
    }
    return given;
  }
}
