// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.python;

import io.poisonlab.file.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A virtual Python environment, usually with MLflow, in the user's cache folder and named after the
 * hash of its packages: whoever needs it first sets it up, all others share it. Every package is
 * pinned and its hash is checked; none is compiled. Two processes at once are in order: the second
 * waits.
 */
public final class VirtualEnvironment {
  private static final String PACKAGES = "requirements.txt";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Threads of one process; other processes are kept out by the lock on the file. */
  private static final ReentrantLock ONE_THREAD = new ReentrantLock();

  private final Map<String, String> environment;
  private final String contents;
  private final String packages;
  private final Path folder;

  private VirtualEnvironment(Map<String, String> environment, String contents, String packages) {
    this.environment = Map.copyOf(environment);
    this.contents = contents;
    this.packages = packages;
    this.folder = UserCache.folder(environment).resolve("venv-" + hash(packages)).toAbsolutePath();
  }

  /** Returns the environment of this user, set up or not, with MLflow and what reads ONNX. */
  public static VirtualEnvironment withMlflow() {
    return withMlflow(System.getenv());
  }

  /**
   * Returns the environment of a user with these variables.
   *
   * @param environment {@code POISONLAB_PYTHON} names the Python to build on; {@code
   *     XDG_CACHE_HOME} or {@code HOME} say where to keep it
   */
  public static VirtualEnvironment withMlflow(Map<String, String> environment) {
    return new VirtualEnvironment(environment, "MLflow", bundledPackages());
  }

  /**
   * Returns an environment with other packages than MLflow's.
   *
   * @param environment as for MLflow's
   * @param contents what the packages are, in a few words, for whoever waits for them
   * @param packages pip's requirements, each pinned and with its hashes
   */
  public static VirtualEnvironment with(
      Map<String, String> environment, String contents, String packages) {
    return new VirtualEnvironment(environment, contents, packages);
  }

  /** Returns the folder that it lies in, or will. */
  public Path folder() {
    return folder;
  }

  /** Returns whether it has been set up and its Python is still there. */
  public boolean isReady() {
    return Files.exists(mark()) && Files.isExecutable(executable());
  }

  /**
   * Returns its Python executable, having set the environment up if need be, which takes minutes
   * and needs the network.
   *
   * @param progress is told in a line what happens, if anything does
   * @throws PythonException if it cannot be set up; the message says what to install
   */
  public Path provide(Consumer<String> progress) {
    if (isReady()) {
      return executable();
    }
    ONE_THREAD.lock();
    try {
      Files.createDirectories(folder.getParent());
      try (FileChannel channel =
              FileChannel.open(
                  beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isReady()) { // nobody else has set it up while we waited
          setUp(progress);
        }
      }
      return executable();
    } catch (IOException e) {
      throw new PythonException(
          "cannot set up Python in %s: %s; XDG_CACHE_HOME names another place".formatted(folder, e),
          e);
    } finally {
      ONE_THREAD.unlock();
    }
  }

  private void setUp(Consumer<String> progress) throws IOException {
    Python python = Python.find(environment);
    progress.accept(
        "setting up Python 3.%d with %s in %s (once; takes some minutes and up to 1 GB)"
            .formatted(python.minor(), contents, folder));
    deleteTree(folder); // what an interrupted set-up has left
    Path log = beside(".log");
    Files.deleteIfExists(log);
    step(log, python.executable().toString(), "-m", "venv", folder.toString());
    Path list = Files.writeString(folder.resolve(PACKAGES), packages);
    step(
        log,
        executable().toString(),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar=off",
        "--requirement=" + list);
    Files.writeString(mark(), python.executable() + System.lineSeparator());
  }

  private void step(Path log, String... line) throws IOException {
    int exitCode = new Command(List.of(line), environment).run(PATIENCE, log);
    if (exitCode != 0) {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(text -> !text.isBlank())
              .toList();
      throw new PythonException(
          "%s failed with exit code %d; the last lines of %s:%n%s"
              .formatted(
                  String.join(" ", line),
                  exitCode,
                  log,
                  String.join(
                      System.lineSeparator(),
                      lines.subList(Math.max(0, lines.size() - 8), lines.size()))));
    }
  }

  private Path executable() {
    Path unix = folder.resolve("bin").resolve("python");
    Path windows = folder.resolve("Scripts").resolve("python.exe");
    return Files.exists(windows) ? windows : unix;
  }

  /** The file that says that the set-up came to its end. */
  private Path mark() {
    return folder.resolve("complete");
  }

  private Path beside(String suffix) {
    return folder.resolveSibling(folder.getFileName() + suffix);
  }

  private static String bundledPackages() {
    try (InputStream in = VirtualEnvironment.class.getResourceAsStream(PACKAGES)) {
      if (in == null) {
        throw new IllegalStateException(PACKAGES + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
