package dev.assize.scheme.compare;

import dev.assize.scheme.Scheme;
import dev.assize.scheme.Spans;
import dev.assize.scheme.compare.Change.Direction;
import dev.assize.statement.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares two schemes field by field. Requirements, rules, rungs and the parts of the hazard
 * analysis are matched by their ids, so that their order does not matter.
 */
public final class SchemeDiff {

  private static final Pattern SPAN = Pattern.compile("PT?[0-9][0-9HMS]*");

  /** Lists of which one element more makes a scheme stricter. */
  private static final Set<String> ASKING =
      Set.of("requirements", "institution.rules", "institution.ladder");

  private final List<Change> changes = new ArrayList<>();

  private SchemeDiff() {}

  /** Every difference, in the order of the scheme's sections; empty if the digests are equal. */
  public static List<Change> between(Scheme from, Scheme to) {
    SchemeDiff diff = new SchemeDiff();
    diff.node("", "", Json.mapper().valueToTree(from), Json.mapper().valueToTree(to));
    return diff.changes.stream().map(diff::inContext).toList();
  }

  /** Notice after a change that gives way to notice before it, or the other way round. */
  private Change inContext(Change change) {
    String before = change.path().replace(".noticeAfter", ".noticeBefore");
    boolean moved =
        !before.equals(change.path())
            && changes.stream().anyMatch(other -> other.path().equals(before));
    return moved
        ? new Change(
            change.section(), change.path(), change.from(), change.to(), Direction.DIFFERENT)
        : change;
  }

  /**
   * @param path with the ids of elements
   * @param kind the path with {@code []} for elements
   */
  private void node(String path, String kind, @Nullable JsonNode from, @Nullable JsonNode to) {
    if (from == null ? to == null : from.equals(to)) {
      return;
    }
    if (from != null && to != null && from.isObject() && to.isObject()) {
      fields(path, kind, from, to);
    } else if (from != null && to != null && named(from, to)) {
      elements(path, kind, from, to);
    } else {
      changes.add(change(path, kind, from, to, Strictness.of(kind, from, to)));
    }
  }

  private void fields(String path, String kind, JsonNode from, JsonNode to) {
    Set<String> names = new LinkedHashSet<>(from.propertyNames());
    names.addAll(to.propertyNames());
    for (String name : names) {
      String dot = path.isEmpty() ? "" : ".";
      if (path.equals("sources")) {
        node("sources[" + name + "]", "sources[]", from.get(name), to.get(name));
      } else {
        node(path + dot + name, kind + dot + name, from.get(name), to.get(name));
      }
    }
  }

  private void elements(String path, String kind, JsonNode from, JsonNode to) {
    Map<String, JsonNode> before = byId(from);
    Map<String, JsonNode> after = byId(to);
    Set<String> ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      JsonNode old = before.get(id);
      JsonNode now = after.get(id);
      String at = path + "[" + id + "]";
      if (old != null && now != null) {
        node(at, kind + "[]", old, now);
      } else {
        Direction more = ASKING.contains(path) ? Direction.STRICTER : Direction.DIFFERENT;
        changes.add(change(at, kind, old, now, old == null ? more : more.reversed()));
      }
    }
  }

  /** Whether these are lists of which every element has an id, and there is one. */
  private static boolean named(JsonNode from, JsonNode to) {
    return from.isArray()
        && to.isArray()
        && from.size() + to.size() > 0
        && Stream.concat(from.valueStream(), to.valueStream())
            .allMatch(element -> element.path("id").isString());
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    list.forEach(element -> elements.put(element.get("id").asString(), element));
    return elements;
  }

  private static Change change(
      String path,
      String kind,
      @Nullable JsonNode from,
      @Nullable JsonNode to,
      Direction direction) {
    return new Change(section(kind), path, text(from), text(to), direction);
  }

  private static String section(String kind) {
    String[] steps = kind.split("[.\\[]");
    return steps[0].equals("institution") && steps.length > 1
        ? "institution." + steps[1]
        : steps[0];
  }

  /** A value for people: an element by what it is called, a list by its elements. */
  private static @Nullable String text(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (value.isArray() && value.isEmpty()) {
      return "nothing";
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .map(each -> String.valueOf(text(each)))
          .collect(Collectors.joining(", "));
    }
    if (value.isObject()) {
      for (String name : List.of("name", "title", "text", "key")) {
        if (value.path(name).isString()) {
          return value.get(name).asString();
        }
      }
      return "(present)";
    }
    String text = value.asString();
    return value.isString() && SPAN.matcher(text).matches()
        ? Spans.text(Duration.parse(text))
        : text;
  }
}
