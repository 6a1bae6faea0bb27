// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/**
 * One request to the server.
 *
 * @param method GET, POST, PUT or PATCH
 * @param uri the whole address
 * @param contentType what the body is; empty where there is none
 * @param body the bytes to send; empty where there are none
 * @param repeatable whether doing it twice has the effect of doing it once
 * @param download whether the answer may be large
 */
record ServerCall(
    String method,
    URI uri,
    String contentType,
    @SuppressWarnings("ArrayRecordComponent") byte[] body,
    boolean repeatable,
    boolean download) {

  static ServerCall get(URI uri) {
    return new ServerCall("GET", uri, "", new byte[0], true, false);
  }

  static ServerCall download(URI uri) {
    return new ServerCall("GET", uri, "", new byte[0], true, true);
  }

  static ServerCall put(URI uri, byte[] content) {
    return new ServerCall("PUT", uri, "application/octet-stream", content, true, false);
  }

  static ServerCall json(String method, URI uri, String json, boolean repeatable) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new ServerCall(method, uri, "application/json", body, repeatable, false);
  }

  HttpRequest.Builder request() {
    BodyPublisher publisher =
        contentType.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, publisher);
    return contentType.isEmpty() ? request : request.header("Content-Type", contentType);
  }

  /** Says what was asked, without the query's values. */
  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
