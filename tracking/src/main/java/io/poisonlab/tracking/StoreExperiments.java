// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The experiments of a folder of MLflow's file format. */
final class StoreExperiments {
  private static final String DEFAULT_ID = "0";
  private static final String DEFAULT_NAME = "Default";

  private final Path root;

  StoreExperiments(Path root) {
    this.root = root;
  }

  /** A folder with an experiment in it, or with a deleted one. */
  private record Found(Experiment experiment, boolean active) {}

  Optional<Experiment> find(String name) throws IOException {
    return lookUp(name).filter(Found::active).map(Found::experiment);
  }

  /** Returns the active experiments, ordered by name. */
  List<Experiment> all() throws IOException {
    List<Experiment> all = new ArrayList<>();
    for (Path folder : folders()) {
      read(folder).filter(Found::active).map(Found::experiment).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(Experiment::name));
    return all;
  }

  Experiment findOrCreate(String name) throws IOException {
    Optional<Experiment> known = active(name);
    if (known.isPresent()) {
      return known.get();
    }
    Files.createDirectories(root);
    return StoreLock.holding(
        root,
        () -> {
          prepare();
          Optional<Experiment> created = active(name);
          return created.isPresent() ? created.get() : create(RunIds.experiment(), name);
        });
  }

  private Optional<Experiment> active(String name) throws IOException {
    Optional<Found> found = lookUp(name);
    if (found.isPresent() && !found.get().active()) {
      String id = found.get().experiment().id();
      throw new TrackingException(
          "experiment '%s' (%s) was deleted from %s; choose another name, restore it with `mlflow experiments restore -x %s`, or remove it for good with `mlflow gc`"
              .formatted(name, id, root, id));
    }
    return found.map(Found::experiment);
  }

  /** Returns the experiment of this id, a deleted one too. */
  Experiment numbered(String id) throws IOException {
    for (Path folder : folders()) {
      Optional<Found> found = read(folder).filter(one -> one.experiment().id().equals(id));
      if (found.isPresent()) {
        return found.get().experiment();
      }
    }
    throw new TrackingException("experiment %s is not in %s".formatted(id, root));
  }

  /** Returns the folder of an active experiment. */
  Path folder(Experiment experiment) throws IOException {
    Path folder = root.resolve(experiment.id());
    if (!RunIds.SAFE.matcher(experiment.id()).matches()
        || read(folder).filter(Found::active).isEmpty()) {
      throw new TrackingException(
          "experiment '%s' (%s) is not in %s, or was deleted"
              .formatted(experiment.name(), experiment.id(), root));
    }
    return folder;
  }

  /** Returns the folders of all experiments, deleted ones last. */
  List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>(StoreLayout.folders(root));
    folders.removeIf(folder ->
        folder.endsWith(StoreLayout.TRASH)
            || folder.endsWith(StoreLayout.MODELS)
            || !RunIds.SAFE.matcher(String.valueOf(folder.getFileName())).matches());
    folders.addAll(StoreLayout.folders(root.resolve(StoreLayout.TRASH)));
    return folders;
  }

  void tag(Experiment experiment, Map<String, String> tags) throws IOException {
    Path folder = folder(experiment);
    Path parent = folder.resolve(StoreLayout.TAGS);
    StoreFiles files = new StoreFiles(folder);
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      files.write(StoreLayout.named(parent, "tag", tag.getKey()), tag.getValue().getBytes(UTF_8));
    }
    files.force();
  }

  Map<String, String> tags(Experiment experiment) throws IOException {
    Path parent = folder(experiment).resolve(StoreLayout.TAGS);
    Map<String, String> tags = new LinkedHashMap<>();
    for (String name : StoreLayout.files(parent)) {
      tags.put(name, Files.readString(parent.resolve(name)));
    }
    return tags;
  }

  private Optional<Found> lookUp(String name) throws IOException {
    Optional<Found> deleted = Optional.empty();
    for (Path folder : folders()) {
      Optional<Found> found = read(folder).filter(one -> one.experiment().name().equals(name));
      if (found.isPresent() && found.get().active()) {
        return found;
      }
      deleted = deleted.or(() -> found);
    }
    return deleted;
  }

  private static Optional<Found> read(Path folder) throws IOException {
    Optional<Map<String, String>> read = StoreLayout.meta(folder);
    if (read.isEmpty() || read.get().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> meta = read.get();
    Experiment experiment =
        new Experiment(
            StoreLayout.field(folder, meta, "experiment_id"),
            StoreLayout.field(folder, meta, "name"),
            StoreLayout.field(folder, meta, "artifact_location"));
    if (!folder.endsWith(experiment.id())) {
      return Optional.empty(); // as MLflow does: a copy of another experiment's folder
    }
    boolean trashed =
        folder.getName(folder.getNameCount() - 2).toString().equals(StoreLayout.TRASH);
    return Optional.of(
        new Found(experiment, !trashed && !"deleted".equals(meta.get("lifecycle_stage"))));
  }

  private void prepare() throws IOException {
    Files.createDirectories(root.resolve(StoreLayout.TRASH));
    if (!Files.exists(root.resolve(DEFAULT_ID)) && lookUp(DEFAULT_NAME).isEmpty()) {
      create(DEFAULT_ID, DEFAULT_NAME);
    }
  }

  private Experiment create(String id, String name) throws IOException {
    Path folder = root.resolve(id);
    String location = PythonForms.fileUri(folder);
    long now = System.currentTimeMillis();
    byte[] meta =
        new MetaYaml()
            .text("artifact_location", location)
            .number("creation_time", now)
            .nothing("effective_trace_archival_retention")
            .text("experiment_id", id)
            .number("last_update_time", now)
            .text("lifecycle_stage", "active")
            .text("name", name)
            .nothing("trace_location")
            .text("workspace", "default")
            .bytes();
    StoreFiles files = new StoreFiles(folder);
    files.writeMeta(folder, meta);
    files.force();
    return new Experiment(id, name, location);
  }
}
