// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names an algorithm: the record's kebab-case id and one line of help. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Id {
  /** Returns the kebab-case id, unique in its family. */
  String value();

  /** Returns the one-line help. */
  String help();

  /** Returns the short word for run names; the id where empty. */
  String brief() default "";
}
