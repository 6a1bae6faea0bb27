// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the files of one run or experiment so that no reader ever sees half of one: each is
 * written beside its folder, where MLflow does not look, and then moved into place.
 *
 * <p>What was written is on the disk (survives a power cut) once {@link #force} has returned.
 * Forcing all files of a run together, several at a time, costs a fraction of forcing each when it
 * is written.
 */
final class StoreFiles {
  private static final String PROCESS = Long.toHexString(new SecureRandom().nextLong());
  private static final AtomicLong DRAFTS = new AtomicLong();

  private final Path scratch;
  private final Set<Path> created = ConcurrentHashMap.newKeySet();
  private final List<Path> unforced = new ArrayList<>();

  /** Files are prepared in the scratch folder, on the same file system as where they belong. */
  StoreFiles(Path scratch) {
    this.scratch = scratch;
  }

  /** Writes or replaces a file; creates the folders it is in. */
  void write(Path target, byte[] content) throws IOException {
    write(scratch, target, content);
  }

  /** Writes or replaces a file that belongs to another file system than the run, perhaps. */
  void write(Path near, Path target, byte[] content) throws IOException {
    createFolder(parent(target));
    createFolder(near);
    Path draft = near.resolve(draftName());
    Files.write(draft, content, StandardOpenOption.CREATE_NEW);
    move(draft, target);
  }

  private void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    written(target);
  }

  /**
   * Writes or replaces {@code meta.yaml}, without which the rest cannot be read: its content is on
   * the disk before it appears, so that not even a power cut leaves an empty one.
   */
  void writeMeta(Path folder, byte[] content) throws IOException {
    createFolder(folder);
    Path draft = scratch.resolve(draftName());
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(channel, content);
      channel.force(false);
    }
    move(draft, folder.resolve(StoreLayout.META));
  }

  /** Appends to a file in one stroke, or writes it. */
  void append(Path target, byte[] content) throws IOException {
    if (!Files.exists(target)) {
      write(target, content);
      return;
    }
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.APPEND)) {
      writeAll(channel, content);
    }
    written(target);
  }

  /** Makes a folder that holds one file appear at once; leaves one that is there as it is. */
  void publish(Path folder, String file, byte[] content) throws IOException {
    if (Files.exists(folder.resolve(file))) {
      return;
    }
    Path draft = Files.createDirectory(scratch.resolve(draftName()));
    Files.write(draft.resolve(file), content);
    createFolder(parent(folder));
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      written(folder.resolve(file));
    } catch (FileSystemException e) {
      Files.delete(draft.resolve(file));
      Files.delete(draft);
      if (!Files.exists(folder.resolve(file))) {
        throw e; // else another thread or process was faster
      }
    }
  }

  /** Returns when all that was written is on the disk. */
  void force() throws IOException {
    List<Path> files;
    synchronized (unforced) {
      files = List.copyOf(new HashSet<>(unforced));
      unforced.clear();
    }
    List<Future<?>> pending = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      files.forEach(file -> pending.add(threads.submit(() -> forceFile(file))));
      foldersOf(files).forEach(folder -> pending.add(threads.submit(() -> forceFolder(folder))));
    }
    for (Future<?> one : pending) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the files were forced to the disk", e);
      }
    }
  }

  private static Path forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
    }
    return file;
  }

  private static Path forceFolder(Path folder) throws IOException {
    if (File.separatorChar == '/') { // Windows keeps folders' entries by itself
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(false);
      }
    }
    return folder;
  }

  /** Returns the folders whose entries have changed: those of the files, up to the scratch's. */
  private Set<Path> foldersOf(List<Path> files) {
    Set<Path> folders = new HashSet<>();
    for (Path file : files) {
      Path folder = parent(file);
      while (folders.add(folder) && folder.startsWith(scratch)) {
        folder = parent(folder);
      }
    }
    return folders;
  }

  private void written(Path target) {
    synchronized (unforced) {
      unforced.add(target);
    }
  }

  private static void writeAll(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Creates a folder once: asking the file system for each file would cost as much as the file. */
  private void createFolder(Path folder) throws IOException {
    if (!created.contains(folder)) {
      Files.createDirectories(folder);
      created.add(folder);
    }
  }

  /** Returns a name that no other thread or process gives. */
  private static String draftName() {
    return ".draft-" + PROCESS + "-" + DRAFTS.incrementAndGet();
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a root has no folder: " + path);
    }
    return parent;
  }
}
