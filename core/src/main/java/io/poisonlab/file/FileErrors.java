// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be read or written. */
public final class FileErrors {
  private FileErrors() {}

  /** Returns the reason, to stand behind a colon. */
  public static String reason(IOException error) {
    return switch (error) {
      case CharacterCodingException _ -> "it is not text in UTF-8";
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it does not exist";
      case FileAlreadyExistsException e -> "%s is a file, not a folder".formatted(e.getFile());
      case NotDirectoryException e -> "%s is a file, not a folder".formatted(e.getFile());
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    };
  }
}
