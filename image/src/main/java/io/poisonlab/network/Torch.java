// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.poisonlab.file.UserCache;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * PyTorch's native library, loaded when it is first needed. Each piece of work has its own arrays,
 * which are freed when it ends, and one thread: so it gives the same bits whatever runs beside it.
 */
public final class Torch {
  private Torch() {}

  /**
   * Does work that makes arrays, and frees them.
   *
   * @throws IllegalArgumentException if the native library is absent or cannot be loaded, saying
   *     what to add
   */
  public static <T> T with(Function<NDManager, T> work) {
    Engine engine = Loaded.engine();
    JniUtils.setNumThreads(1); // of this thread: each has a setting of its own
    try (NDManager arrays = engine.newBaseManager()) {
      return work.apply(arrays);
    }
  }

  /** Returns what a computation gives whose steps are remembered for {@link #backward}. */
  static <T> T remembering(Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Returns a number to multiply or divide by where the steps are remembered. The engine's own
   * {@code mul} and {@code div} by a number free it at once, while its native part still reads it
   * on the way back: the gradient is then whatever has come to lie there.
   *
   * @param beside an array of the manager that is to keep it
   */
  static NDArray number(NDArray beside, double value) {
    return beside.getManager().create((float) value);
  }

  /** Adds to each array that wants its gradient that of this sum. */
  static void backward(NDArray sum) {
    try (NDArray one = sum.getManager().ones(sum.getShape())) {
      JniUtils.backward((PtNDArray) sum, (PtNDArray) one, false, false);
    }
  }

  /** The engine, made once; a failure is told to everybody who asks. */
  private static final class Loaded {
    private static final Object FOUND = load();

    static Engine engine() {
      if (FOUND instanceof Engine engine) {
        return engine;
      }
      Throwable failure = (Throwable) FOUND;
      throw new IllegalArgumentException(
          "networks need PyTorch's native library for this machine, which is not there (%s); with POISONLAB_NETWORKS=1 the poisonlab command of a checkout fetches it, elsewhere add pytorch-native-cpu to the class path: docs/images.md tells which"
              .formatted(reason(failure)),
          failure);
    }

    private static Object load() {
      Path cache = UserCache.folder(System.getenv()).resolve("torch").toAbsolutePath();
      setIfAbsent("ENGINE_CACHE_DIR", cache.toString());
      setIfAbsent("DJL_CACHE_DIR", cache.toString());
      setIfAbsent("ai.djl.offline", "true"); // what is absent is not fetched behind one's back
      setIfAbsent("OPT_OUT_TRACKING", "true");
      setIfAbsent("ai.djl.pytorch.num_threads", "1");
      setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
      setIfAbsent("ai.djl.pytorch.graph_optimizer", "false");
      try {
        return Engine.getEngine("PyTorch");
      } catch (RuntimeException | LinkageError e) {
        return e;
      }
    }

    private static void setIfAbsent(String property, String value) {
      if (System.getProperty(property) == null && System.getenv(property) == null) {
        System.setProperty(property, value);
      }
    }

    private static String reason(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String message = root.getMessage();
      if ("Offline mode is enabled.".equals(message)) {
        return "no jar with it is on the class path"; // that is when the engine would fetch it
      }
      return message == null ? root.getClass().getSimpleName() : message;
    }
  }
}
