// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * The lines of well-formed JSON Lines, as they are written. Before them stands a header of no
 * characters, the names of all fields. Of a changed record the values that changed are replaced.
 */
final class JsonText implements FileText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String ABSENT = "";
  private static final String NULL = "null";

  private final Source source;
  private final byte[] bytes;
  private final List<String> names;
  private final List<int[]> places = new ArrayList<>();
  private final String lineEnd;

  /** Parts a file; O(bytes) time, some 30 bytes a record beside it. */
  JsonText(Source source, byte[] bytes) {
    this.source = source;
    this.bytes = bytes;
    SequencedSet<String> found = new LinkedHashSet<>();
    int number = 0;
    int start = 0;
    places.add(new int[] {0, 0, 1});
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      number++;
      if (!text(start, end).isBlank()) {
        boolean carriage = bytes[end - 1] == '\r';
        places.add(new int[] {start, carriage ? end - 1 : end, number});
        found.addAll(record(places.size() - 1).fields().keySet());
      }
      start = end + 1;
    }
    int first = places.get(1)[1];
    this.lineEnd = first < bytes.length && bytes[first] == '\r' ? "\r\n" : "\n";
    this.names = List.copyOf(found);
  }

  /** Returns characters of the file; a byte order mark counts as a blank. */
  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace('\uFEFF', ' ');
  }

  private String text(int record) {
    return text(places.get(record)[0], places.get(record)[1]);
  }

  private JsonRecord record(int record) {
    return JsonLinesReader.record(source, text(record), line(record));
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public int line(int record) {
    return places.get(record)[2];
  }

  @Override
  public void writeHead(ByteArrayOutputStream out) {
    out.write(bytes, 0, places.get(1)[0]);
  }

  @Override
  public void write(int record, ByteArrayOutputStream out) {
    out.write(bytes, places.get(record)[0], places.get(record)[1] - places.get(record)[0]);
  }

  @Override
  public void writeBreak(int record, ByteArrayOutputStream out) {
    if (record > 0 && record < places.size() - 1) {
      int end = places.get(record)[1];
      out.write(bytes, end, places.get(record + 1)[0] - end);
    } else if (record > 0) {
      out.writeBytes(lineEnd.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void writeTail(ByteArrayOutputStream out) {
    int end = places.getLast()[1];
    out.write(bytes, end, bytes.length - end);
  }

  @Override
  public List<String> fields(int record) {
    if (record == 0) {
      return names.stream().map(JsonRecord::quoted).toList();
    }
    Map<String, JsonRecord.Field> fields = record(record).fields();
    String text = text(record);
    List<String> written = new ArrayList<>(Collections.nCopies(names.size(), ABSENT));
    for (int i = 0; i < written.size(); i++) {
      JsonRecord.Field field = fields.get(names.get(i));
      if (field != null) {
        written.set(i, text.substring(field.from(), field.to()));
      }
    }
    return written;
  }

  @Override
  public String value(String field) {
    if (field.isEmpty() || field.equals(NULL)) {
      return "";
    }
    return JsonLinesReader.record(source, "{\"v\":" + field + "}", 0)
        .fields()
        .sequencedValues()
        .getFirst()
        .cell()
        .strip();
  }

  /** Returns null for no value; a number as one, unless the other is a string. */
  @Override
  public String field(String value, String like) {
    boolean string = !like.isEmpty() && like.charAt(0) == '"';
    boolean truth = value.equals("true") || value.equals("false");
    if (value.isEmpty()) {
      return NULL;
    }
    return !string && (truth || NUMBER.matcher(value).matches()) ? value : JsonRecord.quoted(value);
  }

  @Override
  public void write(int record, List<String> fields, ByteArrayOutputStream out) {
    String text = text(record);
    Map<String, JsonRecord.Field> own = record(record).fields();
    StringBuilder written = new StringBuilder();
    int at = 0;
    for (Map.Entry<String, JsonRecord.Field> each : own.entrySet()) {
      written.append(text, at, each.getValue().from());
      written.append(fields.get(names.indexOf(each.getKey())));
      at = each.getValue().to();
    }
    int close = text.lastIndexOf('}');
    written.append(text, at, close);
    boolean first = own.isEmpty();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (!own.containsKey(names.get(i)) && !field.isEmpty() && !field.equals(NULL)) {
        written.append(first ? "" : ", ").append(JsonRecord.quoted(names.get(i)));
        written.append(": ").append(field);
        first = false;
      }
    }
    out.writeBytes(
        written.append(text, close, text.length()).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the data of a file from its bytes. */
  static Dataset dataset(String name, Source source, byte[] bytes, CsvFormat format) {
    try {
      return JsonLinesReader.read(name, source, new ByteArrayInputStream(bytes), format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
