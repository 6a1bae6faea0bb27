// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Scripts in pages")
class PageScriptTest {
  @Test
  @DisplayName("the policy of a page names its scripts by their hash, and nothing else may run")
  void policy() {
    PageScript script = new PageScript("alert('x')");
    String page = PageFrame.begin("a page", "", List.of(script)).toString();

    // printf "alert('x')" | openssl dgst -sha256 -binary | base64
    assertThat(page)
        .contains(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-JPoFjrDvGjII2ZQr0zVCLdwImped9XUzr7nzeL7Ser0='\">");
    assertThat(PageFrame.begin("a page").toString())
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = '</script>'", "a = '</SCRIPT'", "<!-- x", "a\r\nb"})
  @DisplayName("code that would end its element, or be changed by a browser, is refused")
  void refused(String code) {
    assertThatThrownBy(() -> new PageScript(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not contain </script");
  }

  @Test
  @DisplayName("data cannot end their element")
  void data() {
    assertThat(PageScript.data("d", "{\"a\":\"</script><script>\"}"))
        .isEqualTo(
            "<script id=\"d\" type=\"application/json\">{\"a\":\"\\u003c/script>\\u003cscript>\"}</script>\n");
  }

  @Test
  @DisplayName("Chart.js comes whole, with its licence, and makes no code from texts")
  void library() {
    String code = ChartLibrary.script().code();

    assertThat(code)
        .contains("Chart.js v", "Released under the MIT License")
        .doesNotContain("sourceMappingURL", "eval(", "new Function(", "import(");
    assertThat(code.length()).isBetween(100_000, 300_000);
  }
}
