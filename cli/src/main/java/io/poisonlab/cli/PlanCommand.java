// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at plans without running them. */
@Command(
    name = "plan",
    description = "Look at a plan before it is run.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  poisonlab plan show", "  poisonlab plan show plan.yaml --seeds 1..50"})
final class PlanCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "plan needs a command; there is `poisonlab plan show`");
  }
}
