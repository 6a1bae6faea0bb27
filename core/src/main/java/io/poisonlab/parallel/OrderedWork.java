// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tasks on a number of threads, whose results are taken in the order of the tasks, whichever ends
 * first. When a task throws, or the work is told to stop, no further task starts. Tasks are
 * submitted, and results taken, by one thread.
 *
 * <pre>{@code
 * try (OrderedWork<Integer> work = new OrderedWork<>("square", 2, () -> false, squares::add)) {
 *   numbers.forEach(number -> work.submit(() -> number * number));
 *   work.finish();
 * }
 * }</pre>
 *
 * @param <T> what a task comes to
 */
public final class OrderedWork<T> implements AutoCloseable {
  private final ExecutorService workers;
  private final int ahead;
  private final BooleanSupplier told;
  private final Consumer<? super T> inOrder;
  private final Deque<Future<Optional<T>>> open = new ArrayDeque<>();
  private volatile boolean ended;

  /** Works with any number of tasks that wait, or whose results do. */
  public OrderedWork(String name, int threads, BooleanSupplier told, Consumer<? super T> inOrder) {
    this(name, threads, Integer.MAX_VALUE, told, inOrder);
  }

  /**
   * Works with a bounded number of tasks at a time.
   *
   * @param name what its threads are called
   * @param threads 1 or more
   * @param ahead how many tasks wait, compute or have ended before the first result is taken
   * @param told whether no further task is to start
   * @param inOrder takes results, in the order of the tasks
   */
  public OrderedWork(
      String name, int threads, int ahead, BooleanSupplier told, Consumer<? super T> inOrder) {
    this.workers =
        Executors.newFixedThreadPool(
            checked(threads), Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    this.ahead = ahead;
    this.told = told;
    this.inOrder = inOrder;
  }

  /**
   * Returns a number of threads.
   *
   * @throws IllegalArgumentException if it is not 1 or more
   */
  public static int checked(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
    }
    return threads;
  }

  /** Returns whether no further task starts. */
  public boolean isStopped() {
    return ended || told.getAsBoolean();
  }

  /** Lets no further task start. */
  public void stop() {
    ended = true;
  }

  /** Adds a task, and takes results where too many are ahead, as {@link #finish} does. */
  public void submit(Supplier<T> task) {
    open.addLast(workers.submit(() -> attempt(task)));
    while (open.size() > ahead) {
      takeFirst();
    }
  }

  /**
   * Waits for the tasks and takes their results; a task that did not start has none. What a task or
   * the taker throws is thrown as it is; of several, that of the first task.
   */
  public void finish() {
    while (!open.isEmpty()) {
      takeFirst();
    }
  }

  /** Lets no further task start, and waits for those that compute. */
  @Override
  public void close() {
    stop();
    workers.close();
  }

  private Optional<T> attempt(Supplier<T> task) {
    if (isStopped()) {
      return Optional.empty();
    }
    try {
      return Optional.of(task.get());
    } catch (RuntimeException | Error e) {
      stop();
      throw e;
    }
  }

  private void takeFirst() {
    Optional<T> result;
    try {
      result = open.removeFirst().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException("a task ended in an unknown way", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the work was interrupted", e);
    }
    result.ifPresent(inOrder);
  }
}
