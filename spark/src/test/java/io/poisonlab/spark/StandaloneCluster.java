// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkConf;

/**
 * A real standalone cluster on this machine: a master and workers as processes of their own, each
 * with Spark's libraries and nothing of ours, which has to be shipped. All of them end with this
 * process.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");

  /** What is not Spark's: in the paths of jars. */
  private static final Pattern OURS =
      Pattern.compile(
          ".*(poisonlab|haifengl|hipparchus|tribuo|tools.jackson|snakeyaml-engine|knowm|mlflow|commons-csv).*");

  /** Libraries that Spark brings in older versions than ours; the build lays them there. */
  private static final Path REPLACEMENTS = Path.of("target", "cluster-jars");

  private static final String REPLACED = "jackson-annotations-";

  private final Path folder;
  private final Process master;
  private final String address;
  private final List<Process> workers = new ArrayList<>();

  /**
   * Starts a master and workers of one core each, and waits until they have found each other.
   *
   * @param folder an empty folder for its files
   */
  StandaloneCluster(Path folder, int workers) throws IOException {
    this.folder = folder;
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (Path jar : jars().filter(jar -> !isOurs(jar) && !isReplaced(jar)).toList()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    try (Stream<Path> replacements = Files.list(REPLACEMENTS)) {
      for (Path jar : replacements.toList()) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    master = start("master", "org.apache.spark.deploy.master.Master", List.of());
    try {
      address = found("master", ADDRESS);
      for (int i = 0; i < workers; i++) {
        this.workers.add(
            start(
                "worker-" + i,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                    "--cores",
                    "1",
                    "--memory",
                    "2g",
                    "--work-dir",
                    folder.resolve("work").toString(),
                    address)));
      }
      for (int i = 0; i < workers; i++) {
        found("worker-" + i, Pattern.compile("(Successfully registered with master)"));
      }
    } catch (RuntimeException | IOException e) {
      close();
      throw e;
    }
  }

  /** Returns {@code spark://host:port}. */
  String address() {
    return address;
  }

  /** Returns the settings of a driver that ships our code. */
  SparkConf conf() throws IOException {
    return new SparkConf()
        .setMaster(address)
        .setAppName("poisonlab-test")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.executor.cores", "1")
        .set("spark.executor.memory", "700m")
        .set("spark.jars", String.join(",", shipped()));
  }

  /** Kills a worker and its executor at once, as a machine that fails. */
  void kill(int worker) {
    Process process = workers.get(worker);
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns what the executors wrote, for a test that failed. */
  String executorLog() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
      for (Path file : files.filter(each -> each.endsWith("stderr")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  /** Returns jars of what is ours: folders of classes are packed. */
  List<String> shipped() throws IOException {
    List<String> shipped = new ArrayList<>();
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry)) {
        shipped.add(packed(entry, folder.resolve("ours-" + shipped.size() + ".jar")).toString());
      } else if (isOurs(entry)) {
        shipped.add(entry.toString());
      }
    }
    return shipped;
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static boolean isOurs(Path jar) {
    return OURS.matcher(jar.toString().replace(File.separatorChar, '/')).matches();
  }

  private static boolean isReplaced(Path jar) {
    return String.valueOf(jar.getFileName()).startsWith(REPLACED);
  }

  private static Stream<Path> jars() {
    return classPath().stream().filter(entry -> entry.toString().endsWith(".jar"));
  }

  /** Returns the class path of the tests, which Surefire hands over in a property of its own. */
  private static List<Path> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(Path::toAbsolutePath)
        .toList();
  }

  private Process start(String name, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(
        Arrays.asList(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray()));
    command.add("-Dlog4j2.configurationFile=" + resource("/log4j2-cluster.properties"));
    command.addAll(
        List.of("-cp", folder.resolve("jars") + "/*" + File.pathSeparator + testClasses()));
    command.addAll(List.of(Tethered.class.getName(), main));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", folder.toString());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private static Path testClasses() {
    try {
      return Path.of(Tethered.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    return String.valueOf(StandaloneCluster.class.getResource(name));
  }

  private String found(String name, Pattern wanted) throws IOException {
    Path log = folder.resolve(name + ".log");
    await(
        () -> text(log).filter(text -> wanted.matcher(text).find()).findAny().isPresent(),
        () -> name + " did not start:\n" + text(log).findAny().orElse(""));
    Matcher matcher = wanted.matcher(Files.readString(log));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Stream<String> text(Path log) {
    try {
      return Stream.of(Files.readString(log));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** Waits until something holds. */
  static void await(Supplier<Boolean> condition, Supplier<String> otherwise) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.get()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(otherwise.get());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.size(); i++) {
      kill(i);
    }
    master.destroyForcibly();
  }
}
