// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a tracking URI, with errors that say what it may be. */
final class TrackingUri {
  /** What a tracking URI may be. */
  static final String SUPPORTED =
      "set MLFLOW_TRACKING_URI to an MLflow server (http://… or https://…) or to a folder (a path or file:…), or leave it out for ./mlruns";

  /** One letter before the colon is a Windows drive, not a scheme. */
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

  private TrackingUri() {}

  /** Returns the scheme in lower case, or nothing for a path. */
  static String scheme(String text) {
    if (text.equals("databricks")) {
      return text;
    }
    Matcher matcher = SCHEME.matcher(text);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
  }

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new TrackingException("the tracking URI is empty; " + SUPPORTED);
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TrackingException(
          "the tracking URI '%s' is no path on this system (%s); %s"
              .formatted(text, e.getReason(), SUPPORTED),
          e);
    }
  }

  /** Reads {@code file:/absolute}, {@code file:///absolute} and {@code file:relative}. */
  static Path pathOfFileUri(String text) {
    try {
      URI uri = new URI(text.replace(" ", "%20"));
      if (uri.isOpaque()) {
        return path(uri.getSchemeSpecificPart());
      }
      boolean here = uri.getAuthority() == null || uri.getAuthority().equals("localhost");
      return Path.of(here ? new URI("file", null, uri.getPath(), null) : uri);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new TrackingException(
          "the tracking URI '%s' is no file: URI of a folder (%s); write file:///absolute/folder or the plain path"
              .formatted(text, e.getMessage()),
          e);
    }
  }

  static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // neither the text nor the cause: it may hold a password
      throw new TrackingException(
          "the tracking URI is no valid address (%s at character %d); %s"
              .formatted(e.getReason(), e.getIndex() + 1, SUPPORTED));
    }
  }
}
