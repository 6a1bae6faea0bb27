// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Files under {@code mlflow-artifacts:} addresses, by way of the server that hands them through.
 * Several travel at once, on virtual threads.
 */
final class ServerArtifacts {
  private static final String API = "/api/2.0/mlflow-artifacts/artifacts";

  private final ServerAddress address;
  private final ServerErrors errors;
  private final ServerHttp http;
  private final ExecutorService threads;

  ServerArtifacts(
      ServerAddress address, ServerErrors errors, ServerHttp http, ExecutorService threads) {
    this.address = address;
    this.errors = errors;
    this.http = http;
    this.threads = threads;
  }

  /**
   * Checks that files can be sent to an artifact root.
   *
   * @throws TrackingException if the server does not hand it through
   */
  void requireServed(String root) {
    folder(root);
  }

  /**
   * Stores the files; returns when all are there.
   *
   * @throws TrackingException the first failure, after the last upload has ended
   */
  void put(String root, Map<String, byte[]> files) {
    Folder folder = folder(root);
    List<Future<?>> uploads = new ArrayList<>();
    files.forEach((path, content) -> {
      URI target = folder.file(path);
      uploads.add(threads.submit(() -> http.send(ServerCall.put(target, content))));
    });
    await(uploads);
  }

  /** Returns the paths of all files under the root, sorted. */
  List<String> list(String root) {
    List<String> files = new ArrayList<>();
    list(folder(root), "", files);
    files.sort(null);
    return List.copyOf(files);
  }

  /**
   * Returns the bytes of a file.
   *
   * @param owner what the file belongs to, for the message if there is none
   */
  byte[] get(String root, String path, String owner) {
    MlflowRules.checkPath(path);
    ServerAnswer answer = http.answer(ServerCall.download(folder(root).file(path)));
    if (!answer.succeeded() || answer.bytes().length == 0) {
      requirePresent(root, path, owner);
    }
    return errors.succeeded(answer).bytes();
  }

  /**
   * A server answers 404 for what is no file on its own disk; on an S3 store 500 for an absent file
   * and 200 with nothing for a folder.
   */
  private void requirePresent(String root, String path, String owner) {
    List<String> present = list(root);
    if (!present.contains(path)) {
      throw new TrackingException("%s has no file '%s'; it has %s".formatted(owner, path, present));
    }
  }

  /** Waits for all; throws the first failure with the others attached. */
  static void await(List<Future<?>> tasks) {
    TrackingException first = null;
    for (Future<?> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        TrackingException failure =
            e.getCause() instanceof TrackingException known
                ? known
                : new TrackingException("a file could not be sent: " + e.getCause(), e.getCause());
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      } catch (InterruptedException e) {
        tasks.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new TrackingException("interrupted while files were sent", e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void list(Folder folder, String below, List<String> files) {
    ServerAnswer answer = http.send(ServerCall.get(folder.listing(below)));
    for (JsonNode file : errors.json(answer).path("files")) {
      String path = below + file.path("path").asString();
      if (file.path("is_dir").asBoolean(false)) {
        list(folder, path + "/", files);
      } else {
        files.add(path);
      }
    }
  }

  /**
   * Returns where the server hands a root through: {@code mlflow-artifacts:/path} at this server,
   * {@code mlflow-artifacts://host:port/path} at another.
   */
  private Folder folder(String root) {
    if (!root.toLowerCase(Locale.ROOT).startsWith("mlflow-artifacts:")) {
      throw errors.notServed(root);
    }
    URI uri = URI.create(root);
    String host = uri.getRawAuthority();
    String server =
        host == null ? address.uri().toString() : address.uri().getScheme() + "://" + host;
    String path = uri.getPath() == null ? "" : uri.getPath();
    return new Folder(server + API, path.replaceAll("^/+|/+$", ""));
  }

  /** A folder of files, as the address of the server's endpoint and the path that it is told. */
  private record Folder(String endpoint, String path) {
    URI file(String name) {
      return URI.create(endpoint + "/" + encoded(path) + "/" + encoded(name));
    }

    URI listing(String below) {
      String whole = (path + "/" + below).replaceAll("/+$", "");
      return URI.create(endpoint + "?path=" + ServerClient.encode(whole));
    }

    private static String encoded(String path) {
      return ServerClient.encode(path).replace("%2F", "/");
    }
  }
}
