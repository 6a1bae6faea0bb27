// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.DatasetFacts;
import io.poisonlab.dataset.Source;
import io.poisonlab.source.DataCache;
import io.poisonlab.source.RemoteData;
import io.poisonlab.source.RemoteDataProvider;
import io.poisonlab.source.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A set of images that is fetched: pairs of IDX files, those of the training rows first, then those
 * of the test rows. Each is a file {@code NAME.properties} with the keys of a bundled data set,
 * {@code classes}, and those of {@link RemoteFile#list}; and its name in the list.
 *
 * @param facts what is known of it; the SHA-256 is that of the first file
 * @param classes the names of the classes, in the order of their numbers
 * @param files images and labels by turns
 */
record FetchedImages(DatasetFacts facts, List<String> classes, List<RemoteFile> files)
    implements RemoteData {
  private static final List<String> NAMES = List.of("mnist", "fashion-mnist");

  FetchedImages {
    classes = List.copyOf(classes);
    files = List.copyOf(files);
  }

  static FetchedImages of(String name) {
    try (InputStream in = FetchedImages.class.getResourceAsStream(name + ".properties")) {
      if (in == null) {
        throw new IllegalStateException(name + ".properties is missing; reinstall the library");
      }
      Properties facts = new Properties();
      facts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new FetchedImages(
          DatasetFacts.of(name, facts),
          List.of(facts.getProperty("classes").split(",")),
          RemoteFile.list(facts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long size() {
    return files.stream().mapToLong(RemoteFile::size).sum();
  }

  @Override
  public Dataset read(DataCache cache) {
    List<IdxData.Part> parts = new ArrayList<>();
    for (int i = 0; i < files.size(); i += 2) {
      RemoteFile images = files.get(i);
      RemoteFile labels = files.get(i + 1);
      parts.add(
          new IdxData.Part(
              images.name(),
              ByteBuffer.wrap(cache.read(facts.name(), images)),
              labels.name(),
              ByteBuffer.wrap(cache.read(facts.name(), labels))));
    }
    return IdxData.read(
        facts.name(), new Source(Source.Kind.FETCHED, facts.name()), parts, classes);
  }

  /** Knows the sets of images that are fetched. */
  public static final class Provider implements RemoteDataProvider {
    /** Called by the service loader. */
    public Provider() {}

    @Override
    public List<RemoteData> all() {
      return NAMES.stream().<RemoteData>map(FetchedImages::of).toList();
    }
  }
}
