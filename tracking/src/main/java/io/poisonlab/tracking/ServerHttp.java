// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to a server, for calls and for files: HTTP/1.1 with connections kept alive,
 * the same credentials and certificates for both, and a bound on every wait and on the calls under
 * way.
 *
 * <p>A call is sent again only where that is safe: after 429 and 503, by which the server says that
 * it has done nothing, and, for a repeatable call, after 502, 504 or a broken connection.
 */
final class ServerHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerHttp.class);
  private static final Set<Integer> NOTHING_DONE = Set.of(429, 503);
  private static final Set<Integer> PERHAPS_DONE = Set.of(502, 504);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** A slow line still carries this many bytes in a second. */
  private static final long SLOWEST_BYTES_PER_SECOND = 100_000;

  /**
   * A server in Python computes one call at a time in each of its workers ({@code mlflow server}
   * starts four), and its database takes one writer: more calls at once only wait there, and cost a
   * fifth of what the server can do. From fifteen on they may wait too long for a connection to the
   * database, and fail.
   */
  private static final int CALLS_AT_A_TIME = 4;

  /**
   * How long to wait and how often to ask.
   *
   * @param connect for a connection
   * @param answer for the whole answer, and longer where a large body is sent
   * @param download for the whole of a file that is asked for
   * @param attempts how often a call is sent at the most
   * @param pause before the second attempt; twice as long before each further one
   */
  record Patience(
      Duration connect, Duration answer, Duration download, int attempts, Duration pause) {
    static final Patience DEFAULT =
        new Patience(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            4,
            Duration.ofMillis(200));

    Duration limit(ServerCall call) {
      return call.download()
          ? download
          : answer.plusSeconds(call.body().length / SLOWEST_BYTES_PER_SECOND);
    }
  }

  /**
   * MLflow's server (uvicorn) closes a connection after 5 s without a call, and what is sent at
   * that very moment is lost; so ours are closed before. The JDK looks for connections that have
   * outlived their time up to 3 s late, so a limit of 1 s ends them after 4 s at the most. It has
   * this setting for the whole process only; it counts from the first use of {@link HttpClient},
   * and one that is set stays.
   */
  private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

  static {
    if (System.getProperty(KEEP_ALIVE) == null) {
      System.setProperty(KEEP_ALIVE, "1");
    }
  }

  private final ServerAddress address;
  private final ServerErrors errors;
  private final Patience patience;
  private final HttpClient client;
  private final Semaphore calls = new Semaphore(CALLS_AT_A_TIME);

  ServerHttp(ServerAddress address, ServerErrors errors, Patience patience) {
    this.address = address;
    this.errors = errors;
    this.patience = patience;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER);
    ServerTls.context(address).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * Sends the call and returns the answer if it is a success.
   *
   * @throws TrackingException with words for a user in every other case
   */
  ServerAnswer send(ServerCall call) {
    return errors.succeeded(answer(call));
  }

  /**
   * Sends the call and returns the answer, whatever its status.
   *
   * @throws TrackingException if there is none
   */
  ServerAnswer answer(ServerCall call) {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= patience.attempts();
      try {
        ServerAnswer answer = new ServerAnswer(call, exchange(call));
        boolean again =
            NOTHING_DONE.contains(answer.status())
                || (call.repeatable() && PERHAPS_DONE.contains(answer.status()));
        if (last || !again) {
          return answer;
        }
        LOG.debug("{} answered {}; asking again", call, answer.status());
        pause(attempt, retryAfter(answer));
      } catch (HttpTimeoutException | ConnectException | SSLException e) {
        throw errors.unreachable(call, e);
      } catch (IOException e) {
        if (last || !call.repeatable()) {
          throw errors.unreachable(call, e);
        }
        LOG.debug("{} broke off ({}); asking again", call, e.toString());
        pause(attempt, Duration.ZERO);
      }
    }
  }

  /** Waits for its turn, and then no longer than patience lasts. */
  private HttpResponse<byte[]> exchange(ServerCall call) throws IOException {
    try {
      calls.acquire();
    } catch (InterruptedException e) {
      throw interrupted(call, e);
    }
    try {
      return exchangeNow(call);
    } finally {
      calls.release();
    }
  }

  private HttpResponse<byte[]> exchangeNow(ServerCall call) throws IOException {
    HttpRequest.Builder request = call.request();
    if (sameHost(call)) {
      address.authorization().ifPresent(value -> request.header("Authorization", value));
    }
    Duration limit = patience.limit(call);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(call, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    }
  }

  private static TrackingException interrupted(ServerCall call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TrackingException("interrupted during " + call, cause);
  }

  /** Whoever may create an experiment may name another host for its files: not with our secrets. */
  private boolean sameHost(ServerCall call) {
    return call.uri().getHost().equalsIgnoreCase(address.uri().getHost())
        && call.uri().getScheme().equalsIgnoreCase(address.uri().getScheme());
  }

  private static Duration retryAfter(ServerAnswer answer) {
    Optional<String> header = answer.response().headers().firstValue("Retry-After");
    return header
        .filter(seconds -> seconds.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private void pause(int attempt, Duration asked) {
    Duration own = patience.pause().multipliedBy(1L << (attempt - 1));
    Duration pause = asked.compareTo(own) > 0 ? asked : own;
    try {
      Thread.sleep(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackingException("interrupted while waiting to ask the server again", e);
    }
  }

  /** Ends the connections, those in use included. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
