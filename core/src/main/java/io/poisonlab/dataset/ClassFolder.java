// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.file.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts or images in a folder for each class: the name of a folder is the class, each file in it
 * that ends in {@code .txt} a text, or each that ends in {@code .png}, {@code .jpg} or {@code
 * .jpeg} an image ({@link FolderContent}). Rows come in the order of the files' names, of equal
 * names in that of the classes, so that a row that moves to another class stays in its place; their
 * ids count from 0. Files of other endings and hidden ones are passed over.
 *
 * <p>Limits: {@value CsvReader#MAX_BYTES} bytes in all, {@value #MAX_FILE} in a file, {@value
 * #MAX_FILES} files; folders one level deep; no link that leads out of the folder. Rows are held in
 * memory, the files' bytes are not.
 */
public final class ClassFolder implements DataFile {
  /** What the column of classes is called where nobody says it. */
  public static final String TARGET = "label";

  /** The most bytes of a file. */
  public static final int MAX_FILE = 1 << 24;

  /** The most files. */
  public static final int MAX_FILES = 10_000_000;

  private final Optional<Path> folder;
  private final Dataset data;
  private final List<Entry> entries;
  private final FolderContent content;

  private ClassFolder(
      Optional<Path> folder, Dataset data, List<Entry> entries, FolderContent content) {
    this.folder = folder;
    this.data = data;
    this.entries = entries;
    this.content = content;
  }

  /** A file: the name of its folder and its own. */
  private record Entry(String label, String name) {
    String path() {
      return label + "/" + name;
    }
  }

  /** Returns how a folder is read of which nobody says it. */
  static CsvFormat knownFormat(Path folder) {
    CsvFormat format = CsvFormat.target(TARGET);
    try {
      return FolderContent.of(files(folder)) == FolderContent.TEXTS
          ? format.withTexts(Set.of(FolderContent.TEXTS.column()))
          : format;
    } catch (IOException | DataFormatException e) {
      return format; // reading it says what is wrong
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : listed(folder)) {
      if (Files.isDirectory(each)) {
        files.addAll(listed(each));
      }
    }
    return files;
  }

  /**
   * Reads a folder; the data set is called as it is.
   *
   * @param format what class and text are called; the text may be empty where it is nullable
   * @throws DataFormatException if there is no folder for a class, one without a row, a text that
   *     is empty or not UTF-8, an image that cannot be read or is of another size, a link that
   *     leads out, or too much; the message names the file
   */
  public static ClassFolder read(Path folder, CsvFormat format) {
    List<Entry> entries = new ArrayList<>();
    FolderContent content;
    Column column;
    try {
      Path root = folder.toRealPath();
      content = FolderContent.of(files(folder));
      String name = column(folder, format, content);
      for (Path each : listed(folder)) {
        if (Files.isDirectory(each)) {
          entries.addAll(entries(each, root, content));
        } else if (content.takes(each)) {
          throw new DataFormatException(
              "%s lies beside the folders of the classes; move it into that of its class"
                  .formatted(each));
        }
      }
      check(folder, entries);
      entries.sort(Comparator.comparing(Entry::name).thenComparing(Entry::label));
      column = content.read(name, contents(folder, root, entries), format);
    } catch (IOException e) {
      throw new DataFormatException(
          "%s cannot be read: %s".formatted(folder, FileErrors.reason(e)), e);
    }
    List<String> classes = entries.stream().map(Entry::label).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw new DataFormatException(
          "%s holds one class only (%s); two folders or more are needed"
              .formatted(folder, classes.getFirst()));
    }
    Labels labels =
        Labels.of(
            format.target(),
            classes,
            entries.stream().mapToInt(entry -> classes.indexOf(entry.label())).toArray());
    Dataset data =
        new Dataset(
            String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
            CsvReader.source(folder, format),
            Table.of(column),
            labels,
            RowIds.range(labels.size()));
    return new ClassFolder(Optional.of(folder), data, entries, content);
  }

  /** Returns images that lie in no folder, each as the file {@code image-ID.png}. */
  static ClassFolder of(Dataset images) {
    int digits = Integer.toString(images.ids().stream().max().orElse(0)).length();
    List<Entry> entries = new ArrayList<>();
    for (int row = 0; row < images.size(); row++) {
      entries.add(
          new Entry(
              images.labels().name(row),
              ("image-%0" + digits + "d.png").formatted(images.ids().at(row))));
    }
    return new ClassFolder(Optional.empty(), images, entries, FolderContent.IMAGES);
  }

  /** Returns each file with its bytes, read one after the other. */
  private static Iterable<FolderContent.Content> contents(
      Path folder, Path root, List<Entry> entries) {
    long[] size = {0};
    return () ->
        entries.stream()
            .map(entry -> {
              Path file = folder.resolve(entry.path());
              try {
                byte[] bytes = Files.readAllBytes(within(file, root));
                size[0] += bytes.length;
                if (size[0] > CsvReader.MAX_BYTES) {
                  throw new DataFormatException(
                      "%s has files of more than %d bytes".formatted(folder, CsvReader.MAX_BYTES));
                }
                return new FolderContent.Content(file, bytes);
              } catch (IOException e) {
                throw new DataFormatException(
                    "%s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
              }
            })
            .iterator();
  }

  private static String column(Path folder, CsvFormat format, FolderContent content) {
    if (format.texts().size() > 1
        || (content == FolderContent.IMAGES && !format.texts().isEmpty())
        || !format.nominal().isEmpty()
        || !format.omissions().equals(CsvOmissions.NONE)) {
      throw new DataFormatException(
          "%s is a folder for each class: it has a target and one column of texts or images, no other columns, no missing classes and nothing to leave out"
              .formatted(folder));
    }
    return format.texts().stream().findFirst().orElse(content.column());
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> listed = files.limit(MAX_FILES + 1L).sorted().toList();
      if (listed.size() > MAX_FILES) {
        throw new DataFormatException("%s has more than %d files".formatted(folder, MAX_FILES));
      }
      return listed.stream().filter(file -> !name(file).startsWith(".")).toList();
    }
  }

  private static List<Entry> entries(Path folder, Path root, FolderContent content)
      throws IOException {
    within(folder, root);
    List<Entry> entries = new ArrayList<>();
    for (Path file : listed(folder)) {
      if (Files.isDirectory(file)) {
        throw new DataFormatException(
            "%s is a folder within that of a class; move its files up, or it away".formatted(file));
      }
      if (content.takes(file)) {
        if (Files.size(within(file, root)) > MAX_FILE) {
          throw new DataFormatException(
              "%s has %d bytes, allowed are %d".formatted(file, Files.size(file), MAX_FILE));
        }
        entries.add(new Entry(name(folder), name(file)));
      }
    }
    if (entries.isEmpty()) {
      throw new DataFormatException(
          "%s holds no file that ends in %s; each is one %s of the class, and a class without one has no folder"
              .formatted(folder, content.endings(), content.word()));
    }
    return entries;
  }

  private static void check(Path folder, List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new DataFormatException(
          "%s holds no folder; needed is one for each class, with a .txt file for each text or a .png or .jpg file for each image"
              .formatted(folder));
    }
    if (entries.size() > MAX_FILES) {
      throw new DataFormatException("%s has more than %d files".formatted(folder, MAX_FILES));
    }
  }

  /** Returns a path that leads nowhere outside of the folder that is read. */
  private static Path within(Path file, Path root) throws IOException {
    if (!file.toRealPath().startsWith(root)) {
      throw new DataFormatException(
          "%s is a link that leads out of the folder; copy what it leads to".formatted(file));
    }
    return file;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public Dataset data() {
    return data;
  }

  @Override
  public int line(int row) {
    return 1;
  }

  @Override
  public Optional<LineNumbers> lines() {
    return Optional.empty();
  }

  @Override
  public SequencedMap<String, String> leadingZeros() {
    return new LinkedHashMap<>();
  }

  @Override
  public List<String> ignored() {
    return List.of("file");
  }

  @Override
  public List<String> ignoredTexts(int row) {
    return List.of(entries.get(row).path());
  }

  @Override
  public int skipped() {
    return 0;
  }

  @Override
  public void checkName(Path copy) {
    try (Stream<Path> there = Files.isDirectory(copy) ? Files.list(copy) : Stream.empty()) {
      if (Files.isRegularFile(copy) || there.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "the copy is a folder for each class, as the data are, and %s is there already; name a new folder, or empty this one"
                .formatted(copy));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(copy, FileErrors.reason(e)), e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file keeps its name, and its bytes where the row did not change; a row added is {@code
   * inserted-ID} with an ending. A changed image is written as PNG. Where rows would not come in
   * this order again, or two files of one class would have one name, all names begin with the
   * number of their row.
   */
  @Override
  public FileCopy copy(Dataset after) {
    Map<Integer, Integer> places = data.ids().places();
    Column column = after.table().columns().getFirst();
    Column before = data.table().columns().getFirst();
    List<Entry> names = new ArrayList<>();
    List<Optional<Integer>> kept = new ArrayList<>();
    for (int row = 0; row < after.size(); row++) {
      int id = after.ids().at(row);
      Optional<Integer> was = Optional.ofNullable(places.get(id));
      int at = row;
      Optional<Integer> same =
          was.filter(place -> folder.isPresent() && content.same(before, place, column, at));
      kept.add(same);
      names.add(
          new Entry(
              after.labels().name(row),
              was.map(place -> entries.get(place).name())
                  .map(name -> same.isPresent() ? name : content.renamed(name))
                  .orElseGet(() -> content.renamed("inserted-%010d".formatted(id)))));
    }
    boolean keep = isOrdered(names);
    int digits = Integer.toString(after.size()).length();
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    for (int row = 0; row < after.size(); row++) {
      Entry entry = names.get(row);
      String prefix = keep ? "" : ("%0" + digits + "d-").formatted(row + 1);
      files.put(
          new Entry(entry.label(), prefix + entry.name()).path(),
          kept.get(row).isPresent()
              ? bytes(entries.get(kept.get(row).get()))
              : content.write(column, row));
    }
    return FileCopy.folder(files);
  }

  private static boolean isOrdered(List<Entry> names) {
    Comparator<Entry> order = Comparator.comparing(Entry::name).thenComparing(Entry::label);
    return IntStream.range(1, names.size())
        .allMatch(row -> order.compare(names.get(row - 1), names.get(row)) < 0);
  }

  private byte[] bytes(Entry entry) {
    Path file = folder.orElseThrow().resolve(entry.path());
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataFormatException(
          "%s cannot be read: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }
}
