// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The characters of a well-formed file of records; the first record, a header, names the fields.
 */
interface FileText {
  /** Returns how many records there are, the header included. */
  int size();

  /** Returns the number of the line, from 1, on which a record begins. */
  int line(int record);

  /** Writes what comes before the first record. */
  void writeHead(ByteArrayOutputStream out);

  /** Writes a record as it is, without its line end. */
  void write(int record, ByteArrayOutputStream out);

  /** Writes what parts a record from the next; behind the last, what ends the first line. */
  void writeBreak(int record, ByteArrayOutputStream out);

  /** Writes what comes after the last record. */
  void writeTail(ByteArrayOutputStream out);

  /** Returns the fields of a record as they are written, in the order of the header. */
  List<String> fields(int record);

  /** Returns what a field says, without blanks at its ends. */
  String value(String field);

  /**
   * Returns a field for a value, written like another one.
   *
   * @param like a field as it is written
   */
  String field(String value, String like);

  /** Writes a record with these fields in the place of its own, without a line end. */
  void write(int record, List<String> fields, ByteArrayOutputStream out);
}
