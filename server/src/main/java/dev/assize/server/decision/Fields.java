package dev.assize.server.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one object, each of which somebody has to ask for. Not thread-safe. */
final class Fields {

  private final JsonNode object;
  private final String place;
  private final Set<String> known = new HashSet<>();
  private final Set<String> possible = new TreeSet<>();

  /**
   * @param place of the object, as a JSON pointer
   * @throws QuestionException if it is none
   */
  Fields(JsonNode object, String place) {
    if (!object.isObject()) {
      throw new QuestionException((place.isEmpty() ? "/" : place) + ": is to be an object");
    }
    this.object = object;
    this.place = place;
  }

  /** A field's value; null if it is not there. A null is refused: leave the field out. */
  @Nullable JsonNode find(String name) {
    known.add(name);
    possible.add(name);
    JsonNode value = object.get(name);
    if (value != null && value.isNull()) {
      throw wrong(name, "is null; leave it out");
    }
    return value;
  }

  JsonNode get(String name) {
    JsonNode value = find(name);
    if (value == null) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  @Nullable String findText(String name, int most) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isString() || value.stringValue().length() > most) {
      throw wrong(name, "is to be a text of at most %,d characters".formatted(most));
    }
    return value.stringValue();
  }

  String text(String name, int most) {
    String text = findText(name, most);
    if (text == null) {
      throw wrong(name, "is missing");
    }
    return text;
  }

  boolean truth(String name) {
    JsonNode value = find(name);
    if (value != null && !value.isBoolean()) {
      throw wrong(name, "is true or false");
    }
    return value != null && value.booleanValue();
  }

  long whole(String name) {
    JsonNode value = get(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw wrong(name, "is a whole number");
    }
    return value.longValue();
  }

  /** A list's elements; none if it is not there. */
  <T> List<T> list(String name, int most, Function<Element, T> reader) {
    JsonNode value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      throw wrong(name, "is a list of at most %,d elements".formatted(most));
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      read.add(reader.apply(new Element(value.get(i), place + "/" + name + "/" + i)));
    }
    return read;
  }

  /** A value with its place. */
  record Element(JsonNode value, String place) {}

  /**
   * Reads a field by something that says {@link IllegalArgumentException} of what it cannot read.
   */
  <T> T read(String name, Function<String, T> reader, int most) {
    String text = text(name, most);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  boolean has(String name) {
    possible.add(name);
    return object.has(name);
  }

  String place(String name) {
    return place + "/" + name;
  }

  QuestionException wrong(String name, String what) {
    return new QuestionException(place(name) + ": " + what);
  }

  /**
   * That nothing else is there.
   *
   * @throws QuestionException if there is a field that nobody has asked for
   */
  void end() {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      if (!known.contains(name)) {
        throw wrong(
            name.length() > 80 ? name.substring(0, 80) + "…" : name,
            (possible.contains(name) ? "does not go with the others" : "there is no such field")
                + "; known are "
                + String.join(", ", possible));
      }
    }
  }
}
