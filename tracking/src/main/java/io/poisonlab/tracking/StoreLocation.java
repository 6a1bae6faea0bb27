// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of files that a {@code meta.yaml} names by an absolute address. */
final class StoreLocation {
  private StoreLocation() {}

  /**
   * Returns the folder at a recorded address. Where the store was moved or copied, the recorded
   * folder is gone or is the origin's; then it is the folder's own place in this store.
   *
   * @param recorded a path or a file: URI
   * @param own where the files lie by default
   * @throws TrackingException if the address is not of this machine's file system
   */
  static Path of(String recorded, Path own) {
    String scheme = TrackingUri.scheme(recorded);
    if (!scheme.isEmpty() && !scheme.equals("file")) {
      throw new TrackingException(
          "the files lie at %s, which is no folder of this machine; record on the MLflow server that serves them, or in another experiment"
              .formatted(recorded));
    }
    Path path = scheme.isEmpty() ? Path.of(recorded) : TrackingUri.pathOfFileUri(recorded);
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    boolean gone = parent == null || !Files.isDirectory(parent);
    boolean origins =
        Files.exists(absolute.resolve(StoreLayout.META))
            || Files.exists(absolute.resolveSibling(StoreLayout.META));
    return gone || origins ? own : absolute;
  }

  /** Returns the bytes of a file in a folder, which it may not leave, not even by a link. */
  static byte[] read(Path folder, String path, String owner) {
    MlflowRules.checkPath(path);
    return StoreIo.call(
        "read '%s' of %s".formatted(path, owner),
        () -> {
          Path file = folder.resolve(path);
          if (!Files.isRegularFile(file)) {
            throw new TrackingException(
                "%s has no file '%s'; it has %s".formatted(owner, path, StoreLayout.files(folder)));
          }
          if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new TrackingException(
                "'%s' of %s is a link that leaves its folder".formatted(path, owner));
          }
          return Files.readAllBytes(file);
        });
  }
}
