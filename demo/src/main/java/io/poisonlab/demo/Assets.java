// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.html.ChartLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the page. They are named here one by one and read when the server starts: no path of
 * a request is ever opened.
 */
final class Assets {
  /** The addresses that show the page, one for each tab. */
  static final List<String> TABS =
      List.of("/", "/sweep", "/text", "/digits", "/matrix", "/explain");

  private static final List<String> FILES =
      List.of(
          "style.css",
          "print.css",
          "stages.css",
          "tour.css",
          "sweep.css",
          "text.css",
          "digits.css",
          "matrix.css",
          "explain.css",
          "icon.svg",
          "main.js",
          "address.js",
          "server.js",
          "knobs.js",
          "plot.js",
          "stages.js",
          "hand.js",
          "luck.js",
          "theme.js",
          "upload.js",
          "track.js",
          "tour.js",
          "sweep.js",
          "curves.js",
          "text.js",
          "words.js",
          "digits.js",
          "pad.js",
          "pixels.js",
          "twins.js",
          "matrix.js",
          "explain.js",
          "explain-text.js",
          "story.js",
          "elements.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  Assets() {
    FILES.forEach(name -> files.put(name, read(name)));
    files.put("chart.js", ChartLibrary.script().code().getBytes(StandardCharsets.UTF_8));
  }

  void addTo(RoutesConfig routes) {
    byte[] page = read("index.html");
    TABS.forEach(tab -> routes.get(tab, request -> answer(request, "index.html", page)));
    files.forEach(
        (name, bytes) -> routes.get("/assets/" + name, request -> answer(request, name, bytes)));
  }

  /** Leads a visitor who has lost the way back to the page. */
  static void lost(Context request) {
    if (!request.path().startsWith("/api/")) {
      answer(request, "lost.html", read("lost.html"));
    }
  }

  private static void answer(Context request, String name, byte[] bytes) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    request.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    request.result(bytes);
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("web/" + name)) {
      if (in == null) {
        throw new IllegalStateException("%s of the page is missing".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
