// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the XML that JUnit's reporters write and CI systems read. */
final class ReportJunitXml {
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private ReportJunitXml() {}

  static byte[] of(SanityReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      suite(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void suite(XMLStreamWriter xml, SanityReport report) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "poisonlab check: " + report.experiment());
    attribute(xml, "tests", Integer.toString(report.checks().size()));
    attribute(xml, "failures", count(report.checks(), Outcome.FAIL));
    attribute(xml, "errors", "0");
    attribute(xml, "skipped", count(report.checks(), Outcome.INCONCLUSIVE));
    attribute(
        xml,
        "time",
        seconds(
            report.checks().stream().map(SanityCheck::took).reduce(Duration.ZERO, Duration::plus)));
    attribute(xml, "timestamp", report.checkedAt().toString());
    xml.writeStartElement("properties");
    property(xml, "verdict", report.outcome().id());
    property(xml, "experiment", report.experiment());
    property(xml, "run_id", report.runId());
    property(xml, "run_name", report.runName());
    property(xml, "model", report.model());
    xml.writeEndElement();
    for (SanityCheck check : report.checks()) {
      testCase(xml, check);
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(legal(String.join("\n", report.toLines())));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, SanityCheck check) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "io.poisonlab.sanity.SanityTest");
    attribute(xml, "name", check.id());
    attribute(xml, "time", seconds(check.took()));
    switch (check.verdict()) {
      case Verdict.Pass _ -> {}
      case Verdict.Fail fail -> {
        xml.writeStartElement("failure");
        attribute(xml, "type", "fail");
        attribute(xml, "message", "%s: %s".formatted(check.title(), fail.explanation()));
        xml.writeEndElement();
      }
      case Verdict.Inconclusive(String reason) -> {
        xml.writeStartElement("skipped");
        attribute(xml, "message", "inconclusive: " + reason);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Class names and file names may hold characters that no XML can. */
  private static String legal(String text) {
    return NO_XML.matcher(text).replaceAll("\uFFFD");
  }

  private static String count(List<SanityCheck> checks, Outcome outcome) {
    return Long.toString(
        checks.stream().filter(check -> check.verdict().outcome() == outcome).count());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }
}
