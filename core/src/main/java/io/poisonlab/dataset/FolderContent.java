// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the files in the folders of classes hold. */
enum FolderContent {
  /** Texts in UTF-8, with or without a byte order mark, without blanks at their ends. */
  TEXTS("text", "text", List.of(".txt")) {
    @Override
    Column read(String name, Iterable<Content> files, CsvFormat format) {
      List<String> texts = new ArrayList<>();
      for (Content file : files) {
        texts.add(PlainText.read(file.path(), file.bytes(), name, format));
      }
      return TextColumn.of(name, texts);
    }

    @Override
    boolean same(Column before, int was, Column after, int is) {
      return before.text(was).equals(after.text(is));
    }

    @Override
    String renamed(String name) {
      return name.endsWith(".txt") ? name : name + ".txt";
    }

    @Override
    byte[] write(Column column, int row) {
      return (column.text(row) + "\n").getBytes(StandardCharsets.UTF_8);
    }
  },
  /** PNG and JPEG files without transparency, all of one size, all grey or all in colours. */
  IMAGES("image", "image", List.of(".png", ".jpg", ".jpeg")) {
    @Override
    Column read(String name, Iterable<Content> files, CsvFormat format) {
      return PictureFiles.read(name, files);
    }

    @Override
    boolean same(Column before, int was, Column after, int is) {
      return ((ImageColumn) before).hasSame((ImageColumn) after, was, is);
    }

    @Override
    String renamed(String name) {
      return name.replaceFirst("(?i)\\.(png|jpe?g)$", "") + ".png";
    }

    @Override
    byte[] write(Column column, int row) {
      ImageColumn images = (ImageColumn) column;
      return PictureFiles.png(images.shape(), images.pixels(row));
    }
  };

  private final String word;
  private final String column;
  private final List<String> endings;

  FolderContent(String word, String column, List<String> endings) {
    this.word = word;
    this.column = column;
    this.endings = endings;
  }

  /**
   * A file.
   *
   * @param path where it lies
   * @param bytes what it holds
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way from a file to a column
  record Content(Path path, byte[] bytes) {}

  /**
   * Returns what these files are: images where one is, texts where none is.
   *
   * @throws DataFormatException if there are both
   */
  static FolderContent of(List<Path> files) {
    List<Path> images = files.stream().filter(IMAGES::takes).toList();
    List<Path> texts = files.stream().filter(TEXTS::takes).toList();
    if (!images.isEmpty() && !texts.isEmpty()) {
      throw new DataFormatException(
          "found texts (%s) and images (%s) side by side; a folder for each class holds one kind"
              .formatted(texts.getFirst(), images.getFirst()));
    }
    return images.isEmpty() ? TEXTS : IMAGES;
  }

  /** Returns one of them in a word. */
  String word() {
    return word;
  }

  /** Returns what the column is called where nobody says it. */
  String column() {
    return column;
  }

  /** Returns how the files' names end, in words. */
  String endings() {
    return String.join(" or ", endings);
  }

  /** Returns whether a file is one of them, by its name. */
  boolean takes(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  /** Returns the column of what these files hold, in their order. */
  abstract Column read(String name, Iterable<Content> files, CsvFormat format);

  /** Returns whether a row is what it was. */
  abstract boolean same(Column before, int was, Column after, int is);

  /** Returns the name of a file of which the content is written anew. */
  abstract String renamed(String name);

  /** Returns a row as a file. */
  abstract byte[] write(Column column, int row);
}
