// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gets the bytes behind an address, of which there may be so many and which may take so long. */
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private Download() {}

  /**
   * Returns the bytes.
   *
   * @param limit the most bytes taken
   * @param patience how long it may take in all
   * @throws IOException whose message says in words why there are none
   */
  static byte[] get(URI address, long limit, Duration patience) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("User-Agent", "PoisonLab").GET().build();
      CompletableFuture<HttpResponse<byte[]>> answer =
          client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("the server answered with status " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause(), limit), e);
    } catch (TimeoutException e) {
      throw new IOException("not all of it came within %d s".formatted(patience.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no address of a file on the web", e);
    } finally {
      client.shutdownNow();
    }
  }

  private static String reason(@Nullable Throwable error, long limit) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException _, UnresolvedAddressException _ -> {
          return "the host is not known here (is there a network?)";
        }
        case HttpConnectTimeoutException _ -> {
          return "the server does not answer";
        }
        default -> {}
      }
    }
    if (error instanceof ConnectException) {
      return "there is no connection to the server";
    }
    String message = error == null ? "" : String.valueOf(error.getMessage());
    return message.contains("exceeds capacity")
        ? "it has more than the expected %d bytes".formatted(limit)
        : "the connection broke off (%s)".formatted(message);
  }
}
