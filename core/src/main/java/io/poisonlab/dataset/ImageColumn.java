// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import io.poisonlab.parameter.NameList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Images of one size, their pixels bytes. They may lie in files: a row is read when it is asked
 * for. None is missing.
 */
public final class ImageColumn implements Column {
  private final String name;
  private final ImageShape shape;
  private final ImageStore[] stores;
  private final int[] places;

  private ImageColumn(String name, ImageShape shape, ImageStore[] stores, int[] places) {
    this.name = name;
    this.shape = shape;
    this.stores = stores;
    this.places = places;
  }

  /** Returns a column of all images of a store, in their order. */
  public static ImageColumn of(String name, ImageStore store) {
    ImageStore[] stores = new ImageStore[store.size()];
    Arrays.fill(stores, store);
    return new ImageColumn(name, store.shape(), stores, IntStream.range(0, store.size()).toArray());
  }

  /**
   * Returns a column of these images.
   *
   * @throws IllegalArgumentException if one has another number of bytes than the shape says
   */
  public static ImageColumn of(String name, ImageShape shape, List<byte[]> images) {
    return of(name, new HeldImages(shape, images));
  }

  /** Returns whether a table consists of one column of images. */
  public static boolean isAlone(Table table) {
    return table.columns().size() == 1 && table.columns().getFirst() instanceof ImageColumn;
  }

  /**
   * Returns the images of data that consist of nothing else.
   *
   * @param reader the id of what reads images only, for the message
   * @throws IllegalArgumentException if there are other columns
   */
  public static ImageColumn alone(Dataset data, String reader) {
    if (!isAlone(data.table())) {
      throw new IllegalArgumentException(
          "%s reads images, found the columns %s in data set \"%s\"; take data of images, mnist for example"
              .formatted(reader, NameList.of(data.table().names()), data.name()));
    }
    return (ImageColumn) data.table().columns().getFirst();
  }

  /** Returns the size of each image. */
  public ImageShape shape() {
    return shape;
  }

  /** Returns a copy of the bytes of an image, as {@link ImageStore#pixels}. */
  public byte[] pixels(int row) {
    return stores[row].pixels(places[row]);
  }

  /**
   * Returns an image from {@link #text}.
   *
   * @throws IllegalArgumentException if the text is not the bytes of an image of this size
   */
  public static byte[] parse(String text, ImageShape shape) {
    byte[] pixels = Base64.getDecoder().decode(text);
    if (pixels.length != shape.bytes()) {
      throw new IllegalArgumentException(
          "an image of %s has %d bytes, found %d".formatted(shape, shape.bytes(), pixels.length));
    }
    return pixels;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return Kind.IMAGE;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public boolean varies() {
    return places.length > 1
        && IntStream.range(1, places.length)
            .anyMatch(row -> !Arrays.equals(pixels(row), pixels(0)));
  }

  /** Returns the bytes of an image in Base64, which {@link #parse} reads. */
  @Override
  public String text(int row) {
    return Base64.getEncoder().encodeToString(pixels(row));
  }

  @Override
  public String shown(int row) {
    return "image of " + shape;
  }

  /** What becomes of an image. */
  @FunctionalInterface
  public interface Change {
    /**
     * Returns other bytes for an image.
     *
     * @param row its row
     * @param pixels its bytes, a copy that may be changed and returned
     */
    byte[] apply(int row, byte[] pixels);
  }

  /** Returns this column with the images of these rows, each named once, changed. */
  public ImageColumn with(int[] rows, Change change) {
    return with(rows, Arrays.stream(rows).mapToObj(row -> change.apply(row, pixels(row))).toList());
  }

  /**
   * Returns this column with other images in the place of these rows, each named once.
   *
   * @param images one for each of the rows, in their order
   */
  public ImageColumn with(int[] rows, List<byte[]> images) {
    HeldImages changed = new HeldImages(shape, images);
    ImageStore[] all = stores.clone();
    int[] at = places.clone();
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = changed;
      at[rows[i]] = i;
    }
    return new ImageColumn(name, shape, all, at);
  }

  @Override
  public ImageColumn select(int[] rows) {
    return new ImageColumn(
        name,
        shape,
        Arrays.stream(rows).mapToObj(row -> stores[row]).toArray(ImageStore[]::new),
        Arrays.stream(rows).map(row -> places[row]).toArray());
  }

  @Override
  public ImageColumn append(Column others) {
    if (!(others instanceof ImageColumn more)
        || !name.equals(more.name)
        || !shape.equals(more.shape)) {
      throw cannotAppend(others);
    }
    ImageStore[] all = Arrays.copyOf(stores, stores.length + more.stores.length);
    System.arraycopy(more.stores, 0, all, stores.length, more.stores.length);
    int[] at = Arrays.copyOf(places, all.length);
    System.arraycopy(more.places, 0, at, places.length, more.places.length);
    return new ImageColumn(name, shape, all, at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImageColumn that
        && name.equals(that.name)
        && shape.equals(that.shape)
        && places.length == that.places.length
        && IntStream.range(0, places.length).allMatch(row -> hasSame(that, row, row));
  }

  /** Returns whether a row has the same pixels as one of another column. */
  @SuppressWarnings("ReferenceEquality") // the same store: no pixel need be looked at
  boolean hasSame(ImageColumn that, int row, int other) {
    return (stores[row] == that.stores[other] && places[row] == that.places[other])
        || Arrays.equals(pixels(row), that.pixels(other));
  }

  /** Looks at no pixel: they may lie in a file. */
  @Override
  public int hashCode() {
    return Objects.hash(name, shape, places.length);
  }

  @Override
  public String toString() {
    return "%s: %s of %s".formatted(name, Count.of(places.length, "image"), shape);
  }
}
