// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that gives the answers it was told, in order, and the last one for ever. */
final class StubServer implements AutoCloseable {
  /** Answers one request. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;

    static Answer json(int status, String body) {
      return text(status, "application/json", body);
    }

    static Answer text(int status, String type, String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      };
    }

    default Answer withHeader(String name, String value) {
      return exchange -> {
        exchange.getResponseHeaders().set(name, value);
        give(exchange);
      };
    }
  }

  /** What was asked. */
  record Request(
      String method, String path, String body, Optional<String> authorization, int clientPort) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final HttpServer server;
  private final Queue<Answer> answers;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StubServer(HttpServer server, Answer... answers) {
    this.server = server;
    this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static StubServer answering(Answer... answers) {
    try {
      return new StubServer(HttpServer.create(anyPort(), 0), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StubServer overTls(SSLContext context, Answer... answers) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new StubServer(server, answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI uri() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, port()));
  }

  List<Request> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              body,
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
              exchange.getRemoteAddress().getPort()));
      Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
      answer.give(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
