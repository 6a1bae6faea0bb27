// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SanityReportTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Verdict PASS = new Verdict.Pass("3 of 3 classes", "3 of 3 classes");
  private static final Verdict FAIL =
      new Verdict.Fail("accuracy 0.2 \u0001 <\"größe\" & ]]>", "more than 0.3333");
  private static final Verdict UNKNOWN = new Verdict.Inconclusive("no data");

  @Test
  void linesSayWhatWasCheckedAndTheLastOneHowItEnded() {
    assertThat(report(PASS, PASS).toLines())
        .containsExactly(
            "Experiment: iris <1>",
            "Run: " + ID + " (clean)",
            "Model: models:/m-1 in ./mlruns",
            "Test 1/2: check 1 … pass: 3 of 3 classes (bound: 3 of 3 classes)",
            "Test 2/2: check 2 … pass: 3 of 3 classes (bound: 3 of 3 classes)",
            "Predicted: setosa",
            "Note: a note",
            "SUCCESS: All MLflow sanity checks passed!");
    assertThat(report(PASS, FAIL, UNKNOWN).toLines())
        .contains("Test 3/3: check 3 … inconclusive: no data")
        .endsWith("FAILURE: 1 of 3 checks (check-2) failed");
    assertThat(report(UNKNOWN, PASS).toLines().getLast())
        .isEqualTo("INCONCLUSIVE: 1 of 2 checks (check-1) could not be made");
  }

  @Test
  void theWorstCheckDecides() {
    assertThat(report(PASS, PASS).outcome()).isEqualTo(Outcome.PASS);
    assertThat(report(PASS, UNKNOWN).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report(FAIL, UNKNOWN).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void jsonHasItsKeys() {
    JsonNode json = JsonMapper.shared().readTree(report(PASS, FAIL, UNKNOWN).toJson());

    assertThat(json.propertyNames())
        .containsExactly(
            "schema",
            "verdict",
            "experiment",
            "run_id",
            "run_name",
            "model",
            "store",
            "predicted",
            "checked_at",
            "poisonlab_version",
            "checks",
            "notes");
    assertThat(json.path("schema").asString()).isEqualTo("poisonlab-sanity-1");
    assertThat(json.path("verdict").asString()).isEqualTo("fail");
    assertThat(json.path("run_id").asString()).isEqualTo(ID);
    assertThat(json.path("predicted").asString()).isEqualTo("setosa");
    assertThat(json.path("checked_at").asString()).isEqualTo("2026-11-21T08:00:00Z");
    assertThat(json.path("checks").path(1).propertyNames())
        .containsExactly("id", "title", "verdict", "measured", "bound", "source", "seconds");
    assertThat(json.path("checks").path(1).path("bound").asString()).isEqualTo("more than 0.3333");
    assertThat(json.path("checks").path(2).propertyNames())
        .containsExactly("id", "title", "verdict", "reason", "source", "seconds");
    assertThat(json.path("checks").path(2).path("seconds").asDouble()).isEqualTo(0.25);
  }

  @Test
  void jsonWithoutAPredictionHasNoSuchKey() {
    SanityReport report =
        new SanityReport(
            "memory", "e", ID, "n", "m", Optional.empty(), List.of(), List.of(), Instant.EPOCH);
    assertThat(JsonMapper.shared().readTree(report.toJson()).has("predicted")).isFalse();
  }

  @Test
  void junitXmlIsWellFormedAndCounts() throws Exception {
    Element suite =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report(PASS, FAIL, UNKNOWN).toJunitXml()))
            .getDocumentElement();

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("name")).isEqualTo("poisonlab check: iris <1>");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("0.750");
    assertThat(children(suite, "property")).hasSize(5);
    assertThat(children(suite, "testcase"))
        .extracting(test -> test.getAttribute("name"))
        .containsExactly("check-1", "check-2", "check-3");
    Element failed = children(suite, "testcase").get(1);
    assertThat(children(failed, "failure"))
        .singleElement()
        .extracting(failure -> failure.getAttribute("message"))
        .asString()
        .contains("check 2: accuracy 0.2 \uFFFD <\"größe\" & ]]>", "more than 0.3333");
    assertThat(children(children(suite, "testcase").get(2), "skipped"))
        .singleElement()
        .extracting(skipped -> skipped.getAttribute("message"))
        .isEqualTo("inconclusive: no data");
    assertThat(children(children(suite, "testcase").getFirst(), "*")).isEmpty();
    assertThat(children(suite, "system-out").getFirst().getTextContent()).contains("FAILURE: 1 of");
  }

  private static List<Element> children(Element parent, String name) {
    var nodes = parent.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  private static SanityReport report(Verdict... verdicts) {
    List<SanityCheck> checks = new java.util.ArrayList<>();
    for (Verdict verdict : verdicts) {
      int number = checks.size() + 1;
      checks.add(
          new SanityCheck(
              "check-" + number, "check " + number, verdict, "a file", Duration.ofMillis(250)));
    }
    return new SanityReport(
        "./mlruns",
        "iris <1>",
        ID,
        "clean",
        "models:/m-1",
        Optional.of("setosa"),
        checks,
        List.of("a note"),
        Instant.parse("2026-11-21T08:00:00Z"));
  }
}
