// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.http.Context;
import io.poisonlab.scene.Recent;
import java.util.Optional;

/**
 * The files that visitors have brought, in memory alone, by a name that follows from what is in
 * them. The one that was used longest ago makes room.
 */
final class Uploads {
  /** What begins the name of an uploaded file. */
  static final String PREFIX = "file-";

  private static final int MOST = 40;

  private final Recent<String, UploadedFile> files = new Recent<>(MOST);

  /**
   * Takes the file in the body of a request.
   *
   * @return its name, its columns and what it was called
   * @throws Refusal if it is none that can be shown; the message says why
   */
  UploadedFile.Summary take(Context request) {
    UploadedFile file = UploadedFile.of(Body.read(request));
    files.keep(file.summary().data(), file);
    return file.summary();
  }

  /**
   * Tells of the file that the path of a request names.
   *
   * @throws Refusal if it is not here
   */
  UploadedFile.Summary summary(Context request) {
    try {
      return find(request.pathParam("name"))
          .map(UploadedFile::summary)
          .orElseThrow(() -> new Refusal(404, "no uploaded file has this name"));
    } catch (IllegalArgumentException e) {
      throw new Refusal(404, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns the file of this name; nothing for a name that is no file's.
   *
   * @throws IllegalArgumentException for a file that is not here any more
   */
  Optional<UploadedFile> find(String name) {
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<UploadedFile> file = files.find(name);
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "the uploaded file is not on this server (any more); choose it again");
    }
    return file;
  }
}
