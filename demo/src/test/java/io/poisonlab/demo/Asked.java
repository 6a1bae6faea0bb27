// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.tracking.Destination;
import io.poisonlab.tracking.TrackingSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server of the page without a browser. */
final class Asked implements AutoCloseable {
  private static final String VISITOR = "0123456789abcdef";

  private final DemoServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Takes a server, which is closed with this. */
  Asked(DemoServer server) {
    this.server = server;
  }

  /** Starts a server that records nothing. */
  Asked() {
    this(serve(TrackingSettings.from(Map.of())));
  }

  /** Starts a server that records into a folder. */
  Asked(Path runs) {
    this(serve(new TrackingSettings(new Destination.Folder(runs), Optional.empty())));
  }

  private static DemoServer serve(TrackingSettings tracking) {
    return DemoServer.start(new DemoOptions(DemoOptions.LOOPBACK, 0, Optional.empty(), tracking));
  }

  DemoServer server() {
    return server;
  }

  URI at(String address) {
    return server.address().resolve(address);
  }

  /** Begins a request of a page. */
  HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(at(address)).header(Visitor.HEADER, VISITOR);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return send(to(address));
  }

  HttpResponse<String> post(String address, byte[] body) throws IOException, InterruptedException {
    return send(to(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  JsonNode json(String address) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get(address).body());
  }

  /** Returns the lines of a stream, without those that say that it goes on. */
  List<JsonNode> lines(String address) throws IOException, InterruptedException {
    return get(address)
        .body()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(line -> !line.path("kind").asString().equals("waiting"))
        .toList();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
