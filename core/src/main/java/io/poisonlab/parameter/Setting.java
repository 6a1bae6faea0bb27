// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a record component that is a user's setting. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
  /** Returns the one-line help, the allowed range included. */
  String help();

  /**
   * Returns the default as written in a plan; empty where the setting must be given, or where it is
   * a list or an {@link java.util.Optional} that may be empty.
   */
  String byDefault() default "";
}
