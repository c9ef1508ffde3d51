package dev.assize.scheme.check;

import dev.assize.statement.document.Document;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, with the places. */
final class Problems {

  private final Document document;
  private final List<String> lines = new ArrayList<>();

  Problems(Document document) {
    this.document = document;
  }

  /**
   * @param pointer JSON Pointer (RFC 6901) of the part that is wrong
   */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library of its own
  void add(String pointer, String message, Object... arguments) {
    String path = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
    lines.add(where(pointer) + ": " + path + message.formatted(arguments));
  }

  String where(String pointer) {
    return document.where(pointer);
  }

  List<String> lines() {
    return lines;
  }
}
