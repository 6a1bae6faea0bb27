// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script with which a shell completes commands and options. */
@Command(
    name = "completion",
    description = "Print a script that makes bash and zsh complete commands and options.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab completion",
      "",
      "For this shell: source <(poisonlab completion)",
      "For all: add that line to ~/.bashrc or ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Shell shell;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.console().line(AutoComplete.bash("poisonlab", Commands.all(shell)));
    return ExitCode.OK;
  }
}
