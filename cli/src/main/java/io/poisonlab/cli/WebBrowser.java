// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens pages in the user's browser. */
final class WebBrowser {
  private WebBrowser() {}

  /** Opens a page; where that cannot be done, says so: the address stands on the console anyway. */
  static void open(URI address, Console console) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), address.toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      console.note("no browser could be opened; open the address yourself");
    }
  }

  private static List<String> command(String system, String address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return List.of("open", address);
    }
    return name.contains("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
