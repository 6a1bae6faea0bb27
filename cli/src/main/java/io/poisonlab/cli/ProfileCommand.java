// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.cluster.Cluster;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.profile.DataProfile;
import io.poisonlab.profile.LocalProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what data look like. */
@Command(
    name = "profile",
    description = {
      "Show what data look like: each column by itself, and how the rows fall into classes.",
      "Here everything is counted; on Spark, which reads Parquet too and needs one pass over data of "
          + "any size, distinct values, quantiles and most frequent values are estimated: the profile says "
          + "within which error. The digest is the same for the same rows in any order."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab profile my.csv --target y",
      "  poisonlab profile --dataset penguins --out penguins.profile.json",
      "  poisonlab profile my.parquet --target y --nominal zip --spark 'local[4]'",
      "  poisonlab profile hdfs://host/rows.parquet --target y --spark yarn --json"
    })
final class ProfileCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private DataOptions source = new DataOptions();
  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(names = "--json", description = "Print the profile as JSON.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Also write the profile as JSON.")
  private @Nullable Path out;

  ProfileCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (out != null) {
      source.inputs().keepApartFrom(List.of(out));
    }
    DataProfile profile = spark.isAsked() ? there() : here();
    if (out != null) {
      SafeFiles.write(out, profile.toJson());
    }
    if (json) {
      shell.console().line(profile.toJson().stripTrailing());
    } else {
      new ProfileText(shell.console()).show(profile);
    }
    return ExitCode.OK;
  }

  private DataProfile here() {
    return LocalProfile.of(source.withGaps(shell.console()).data());
  }

  private DataProfile there() {
    String location = source.location();
    CsvFormat format = source.described();
    try (Cluster cluster = spark.connect(shell.console())) {
      return cluster.profile(location, format);
    }
  }
}
