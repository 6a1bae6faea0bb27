// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The command's log on standard error: warnings of PoisonLab, what it fetches, and nothing of the
 * libraries, of which Smile tells every tree. Found by {@link java.util.ServiceLoader}; it reads no
 * file, which makes it faster than an XML configuration.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {
  /** Called by the service loader. */
  public QuietLogging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    ErrorLines lines = new ErrorLines();
    lines.setContext(context);
    lines.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.OFF);
    root.addAppender(lines);
    context.getLogger("io.poisonlab").setLevel(Level.WARN);
    context.getLogger("io.poisonlab.source").setLevel(Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static final class ErrorLines extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      PrintStream err = System.err;
      String level = event.getLevel().levelStr.toLowerCase(Locale.ROOT);
      err.printf(
          "%s%s%n",
          event.getLevel() == Level.INFO ? "" : level + ": ", event.getFormattedMessage());
    }
  }
}
