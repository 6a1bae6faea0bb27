// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.recorded.RecordedBackdoor;
import io.poisonlab.scene.Knobs;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page on which anyone watches a model being poisoned and healed. A request is answered
 * on a virtual thread; what computes goes through one queue, in which each visitor has one place.
 */
public final class DemoServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoServer.class);

  private final DemoOptions options;
  private final WorkQueue queue = new WorkQueue();
  private final ScenePart scenes;
  private final Javalin server;

  private DemoServer(DemoOptions options) {
    this.options = options;
    LineStream stream = new LineStream(queue);
    this.scenes = new ScenePart(stream, queue, new Uploads());
    List<Part> parts =
        List.of(
            scenes,
            new TrackPart(stream, options.tracking(), scenes::scene),
            new SweepPart(stream),
            new TextPart(stream),
            new DigitsPart(RecordedBackdoor::find),
            new MatrixPart(),
            new StoryPart(stream));
    this.server = Javalin.create(config -> configure(config, parts));
  }

  /**
   * Starts a server.
   *
   * @throws PortTakenException if something else listens there
   * @throws IllegalArgumentException if this machine may not listen there, or has no such address
   */
  public static DemoServer start(DemoOptions options) {
    DemoServer demo = new DemoServer(options);
    try {
      demo.server.start(options.host(), options.port());
      demo.warmUp();
      return demo;
    } catch (RuntimeException e) {
      demo.queue.close();
      throw PortTakenException.of(options, e);
    }
  }

  /** Plays the first scene while the visitor's browser is on its way here. */
  private void warmUp() {
    queue.submit("warm-up", output -> scenes.play(Knobs.DEFAULT, output));
  }

  private void configure(JavalinConfig config, List<Part> parts) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Body.MOST_BYTES;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jsonMapper(new Json());
    Guard guard = new Guard(options);
    RoutesConfig routes = config.routes;
    routes.before(guard::check);
    routes.exception(Refusal.class, (e, request) -> refuse(request, e.status(), e.getMessage()));
    routes.exception(
        DataFormatException.class,
        (e, request) -> refuse(request, 422, UploadedFile.withoutOptions(e)));
    routes.exception(
        IllegalArgumentException.class, (e, request) -> refuse(request, 400, e.getMessage()));
    routes.exception(
        Exception.class,
        (e, request) -> {
          LOG.warn("a request of the page failed", e);
          refuse(request, 500, "this could not be done; the server's log says why");
        });
    routes.error(404, Assets::lost);
    new Assets().addTo(routes);
    parts.forEach(part -> part.addTo(routes));
  }

  private static void refuse(Context request, int status, @Nullable String message) {
    Body.discard(request);
    request.status(status).json(Map.of("kind", "refused", "message", String.valueOf(message)));
  }

  /** Returns where the page is; with the token, where one is needed. */
  public URI address() {
    String host = options.host().equals("0.0.0.0") ? "localhost" : options.host();
    return URI.create(
        "http://%s:%d/%s"
            .formatted(
                host.contains(":") ? "[" + host + "]" : host,
                server.port(),
                options.token().map(token -> "?token=" + token).orElse("")));
  }

  @Override
  public void close() {
    queue.close();
    server.stop();
  }
}
