// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

/** Texts on their way into ONNX Runtime's Java interface. */
public final class OnnxTexts {
  private OnnxTexts() {}

  /**
   * Returns a text with a blank for each character that the interface cannot pass on as UTF-8: a
   * NUL, and what is beyond 16 bits. Words are the same but for letters of the latter kind, which
   * old and rare scripts have.
   */
  public static String passable(String text) {
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder passable = new StringBuilder();
    text.codePoints()
        .map(c -> c == 0 || c > Character.MAX_VALUE ? ' ' : c)
        .forEach(passable::appendCodePoint);
    return passable.toString();
  }
}
