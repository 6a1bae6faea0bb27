// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A text file that lines are added to, and that a killed process leaves readable: a last line that
 * was cut short is dropped when the file is opened again.
 *
 * <p>A line is handed to the system at once, which keeps it when this process is killed, and forced
 * to the disk with others, five times a second at the most, in case the power goes.
 */
public final class LineLog implements AutoCloseable {
  private static final long FORCED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Path file;
  private final FileChannel channel;
  private long forced = System.nanoTime();

  private LineLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file, which is created with its folder if it is missing.
   *
   * @param before takes each whole line that is there; what it throws is thrown, and the file is
   *     then left as it is
   * @throws UncheckedIOException if it cannot be read and written
   */
  public static LineLog open(Path file, Consumer<String> before) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        long end = endOfLastLine(channel);
        read(channel, end, before);
        channel.truncate(end);
        channel.position(end);
        return new LineLog(file, channel);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed("open", file, e);
    }
  }

  /** Reads the whole lines of a file, and changes nothing. */
  public static void read(Path file, Consumer<String> lines) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      read(channel, endOfLastLine(channel), lines);
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /** Returns the first whole line of a file, if it has one. */
  public static Optional<String> first(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (endOfLastLine(channel) == 0) {
        return Optional.empty();
      }
      channel.position(0);
      return Optional.ofNullable(
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine());
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  private static void read(FileChannel channel, long end, Consumer<String> lines)
      throws IOException {
    long read = 0;
    channel.position(0);
    // not closed: it would close the channel
    BufferedReader text = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    while (read < end) {
      String line = text.readLine();
      if (line == null) {
        throw new IOException("it became shorter while it was read");
      }
      read += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      lines.accept(line);
    }
  }

  /** Returns where the last whole line ends: 0 where there is none. */
  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      one.clear();
      if (channel.read(one, end - 1) == 1 && one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  /**
   * Adds a line.
   *
   * @param line text without a line break
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void add(String line) {
    try {
      ByteBuffer rest = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (System.nanoTime() - forced > FORCED_NANOS) {
        force();
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  private void force() throws IOException {
    channel.force(false);
    forced = System.nanoTime();
  }

  /** Forces what was added to the disk. */
  @Override
  public synchronized void close() {
    try (channel) {
      if (channel.isOpen()) {
        force();
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  private static UncheckedIOException failed(String verb, Path file, IOException e) {
    return new UncheckedIOException(
        new IOException("cannot %s %s: %s".formatted(verb, file, FileErrors.reason(e)), e));
  }
}
