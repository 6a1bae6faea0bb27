// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("What is kept from users, and shown for debugging")
class DebugTest {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @AfterEach
  void quiet() {
    ROOT.setLevel(Level.OFF);
  }

  @Test
  @DisplayName("the libraries' log is off, PoisonLab's warnings are on")
  void logging() {
    assertThat(ROOT.getLevel()).isEqualTo(Level.OFF);
    assertThat(LoggerFactory.getLogger("smile.base.cart.CART").isErrorEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.mlflow.tracking").isErrorEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("io.poisonlab.learner").isWarnEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("io.poisonlab.learner").isInfoEnabled()).isFalse();
  }

  @Test
  @DisplayName("--debug and POISONLAB_DEBUG show the stack trace and the log")
  void debug() {
    String plain = CommandRun.with(Map.of(), "run", "irsi").err();
    String option = CommandRun.with(Map.of(), "run", "irsi", "--debug").err();
    String variable = CommandRun.with(Map.of("POISONLAB_DEBUG", "1"), "run", "irsi").err();

    assertThat(plain).doesNotContain("\tat ");
    assertThat(option).startsWith(plain).contains("\tat io.poisonlab");
    assertThat(variable).startsWith(plain).contains("\tat io.poisonlab");
    assertThat(ROOT.getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  @DisplayName("a bug is called one, in one line")
  void bug() {
    CommandRun run = failing(new IllegalStateException("no such state"));
    CommandRun wrapped =
        failing(new IllegalStateException("outer", new CommandException("inner, in words")));
    CommandRun memory = failing(new OutOfMemoryError("Java heap space"));

    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).startsWith("error: ").contains("no such state", "--debug");
    assertThat(wrapped.err().strip()).isEqualTo("error: inner, in words");
    assertThat(memory.err()).contains("memory", "-Xmx");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
  }

  private static CommandRun failing(Throwable error) {
    var err = new java.io.StringWriter();
    Console console =
        new Console(
            new java.io.PrintWriter(new java.io.StringWriter()),
            new java.io.PrintWriter(err),
            false,
            false);
    int exitCode = new Failure(console, false).of(error);
    return new CommandRun(exitCode, "", err.toString());
  }
}
