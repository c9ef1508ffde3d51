package dev.assize.world.assay;

import dev.assize.statement.Step;
import dev.assize.world.State;
import dev.assize.world.ToolSpec;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds other values for a call's arguments, of the same kind as those it has. */
final class Values {

  /** A field names its object if its values are mostly different. */
  private static final double DISTINCT = 0.8;

  private static final int FEWEST_OBJECTS = 4;
  private static final int LONGEST_NAME = 80;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

  private final Map<String, Map<String, Object>> objectsById = new LinkedHashMap<>();

  /** Other objects' values of the same field, by the value; ids among them. */
  private final Map<String, String> others = new LinkedHashMap<>();

  private final Set<String> ids = new LinkedHashSet<>();

  Values(State.Snapshot before) {
    before.collections().values().forEach(collection -> index(objects(collection)));
  }

  /**
   * A call with one argument changed.
   *
   * @param kind {@code other-id}, {@code other-name}, {@code other-date}, {@code other-choice},
   *     {@code less}, {@code more} or {@code flipped}
   */
  record Change(String kind, String argument, Step step) {}

  /** Each argument of the call changed in turn. */
  List<Change> changes(Step step, ToolSpec tool) {
    List<Change> changes = new ArrayList<>();
    step.arguments()
        .forEach((name, value) -> {
          JsonNode schema = tool.input().path("properties").path(name);
          for (Object[] other : alternatives(value, schema)) {
            Map<String, Object> arguments = new LinkedHashMap<>(step.arguments());
            arguments.put(name, other[1]);
            changes.add(new Change((String) other[0], name, new Step(step.tool(), arguments)));
          }
        });
    return changes;
  }

  /**
   * The same call with the values that its object had before, if it changes an object's fields by
   * their names.
   */
  Optional<Step> asBefore(Step step) {
    for (Object value : step.arguments().values()) {
      Map<String, Object> object = objectsById.get(String.valueOf(value));
      if (object != null) {
        Map<String, Object> arguments = new LinkedHashMap<>(step.arguments());
        step.arguments()
            .forEach((name, given) -> {
              Object old = object.get(camel(name));
              if (old != null && old.getClass() == given.getClass() && !old.equals(given)) {
                arguments.put(name, old);
              }
            });
        return arguments.equals(step.arguments())
            ? Optional.empty()
            : Optional.of(new Step(step.tool(), arguments));
      }
    }
    return Optional.empty();
  }

  private List<Object[]> alternatives(Object value, JsonNode schema) {
    List<Object[]> found = new ArrayList<>();
    switch (value) {
      case Boolean flag -> found.add(new Object[] {"flipped", !flag});
      case Long number -> {
        found.add(new Object[] {"less", number / 2});
        found.add(new Object[] {"more", number * 2 + 1});
      }
      case Integer number -> {
        found.add(new Object[] {"less", number / 2});
        found.add(new Object[] {"more", number * 2 + 1});
      }
      case Double number -> {
        found.add(new Object[] {"less", Math.floor(number * 50) / 100});
        found.add(new Object[] {"more", number + 100});
      }
      case String text -> alternative(text, schema).ifPresent(found::add);
      case List<?> list -> lists(list, schema, found);
      default -> {}
    }
    return found;
  }

  private void lists(List<?> list, JsonNode schema, List<Object[]> found) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof String text) {
        int at = i;
        alternative(text, schema.path("items"))
            .ifPresent(other -> {
              List<Object> changed = new ArrayList<>(list);
              changed.set(at, other[1]);
              found.add(new Object[] {other[0], changed});
            });
      }
    }
  }

  private Optional<Object[]> alternative(String text, JsonNode schema) {
    for (JsonNode choice : schema.path("enum")) {
      if (!choice.asString("").equals(text)) {
        return Optional.of(new Object[] {"other-choice", choice.asString("")});
      }
    }
    String other = others.get(text);
    if (other != null) {
      return Optional.of(new Object[] {ids.contains(text) ? "other-id" : "other-name", other});
    }
    return later(text).map(moved -> new Object[] {"other-date", moved});
  }

  private static Optional<String> later(String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text).plusDays(1).toString());
      }
      if (TIME.matcher(text).matches()) {
        return Optional.of(LocalTime.parse(text).plusHours(1).toString());
      }
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private void index(List<Map<String, Object>> collection) {
    Set<String> fields = new LinkedHashSet<>();
    collection.forEach(object -> fields.addAll(object.keySet()));
    for (String field : fields) {
      List<String> texts =
          collection.stream()
              .map(object -> object.get(field))
              .filter(value -> value instanceof String text && names(text))
              .map(String::valueOf)
              .toList();
      List<String> distinct = texts.stream().distinct().toList();
      boolean id = field.equals("id");
      if (id || (texts.size() >= FEWEST_OBJECTS && distinct.size() >= DISTINCT * texts.size())) {
        for (int i = 0; i < distinct.size() && distinct.size() > 1; i++) {
          others.putIfAbsent(distinct.get(i), distinct.get((i + 1) % distinct.size()));
        }
      }
      if (id) {
        ids.addAll(distinct);
      }
    }
    collection.forEach(object -> objectsById.put(String.valueOf(object.get("id")), object));
  }

  private static boolean names(String text) {
    return text.length() > 2
        && text.length() <= LONGEST_NAME
        && !DATE.matcher(text).matches()
        && !TIME.matcher(text).matches();
  }

  @SuppressWarnings("unchecked") // a snapshot's collections are lists of objects
  private static List<Map<String, Object>> objects(Object collection) {
    return (List<Map<String, Object>>) collection;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_")) {
      camel.append(
          camel.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return camel.toString();
  }
}
