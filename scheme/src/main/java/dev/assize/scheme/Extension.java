package dev.assize.scheme;

import dev.assize.statement.document.Document;
import dev.assize.statement.document.Document.Part;
import dev.assize.statement.document.DocumentException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a scheme that is built on another one together with that.
 *
 * <p>Maps are merged key by key, and {@code null} takes a key away. Lists whose elements have ids
 * are added to; what has an id that was there already takes the old one's place, and has to be
 * named in {@code replaces}, so that nothing is replaced by mistake. The ladder is kept in the
 * order of its levels. Every other value replaces the old one.
 */
final class Extension {

  private static final Set<String> LISTS =
      Set.of(
          "/requirements",
          "/analysis/losses",
          "/analysis/hazards",
          "/analysis/unsafeControlActions",
          "/institution/rules",
          "/institution/ladder");

  private static final Set<String> DIRECTIVES = Set.of("extends", "replaces");

  private final Document base;
  private final Document own;
  private final Map<String, Part> parts = new HashMap<>();
  private final Set<String> replaces = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private Extension(Document base, Document own) {
    this.base = base;
    this.own = own;
    own.root().path("replaces").forEach(id -> replaces.add(id.asString()));
  }

  /**
   * @param base the whole of the other scheme
   * @param own what the scheme itself says, valid by the JSON Schema
   * @throws DocumentException if something stands in both without being replaced, or is replaced
   *     without standing in both
   */
  static Document of(Document base, Document own) {
    return new Extension(base, own).whole();
  }

  private Document whole() {
    JsonNode root = merged("", base.root(), own.root());
    for (int i = 0; i < own.root().path("replaces").size(); i++) {
      String id = own.root().path("replaces").path(i).asString();
      if (!replaced.contains(id)) {
        problems.add(
            own.where("/replaces/" + i)
                + ": \""
                + id
                + "\" replaces nothing: it has to stand in both schemes, in the same list");
      }
    }
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    return Document.assembled(own.source(), root, parts);
  }

  private JsonNode merged(String pointer, JsonNode below, JsonNode above) {
    if (LISTS.contains(pointer)) {
      return list(pointer, below, above);
    }
    parts.put(pointer, new Part(own, pointer));
    if (!below.isObject() || !above.isObject()) {
      return above;
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    below
        .properties()
        .forEach(field -> {
          if (!above.has(field.getKey())) {
            String child = child(pointer, field.getKey());
            parts.put(child, new Part(base, child));
            whole.set(field.getKey(), field.getValue());
          } else if (!above.get(field.getKey()).isNull()) {
            String child = child(pointer, field.getKey());
            whole.set(field.getKey(), merged(child, field.getValue(), above.get(field.getKey())));
          }
        });
    above
        .properties()
        .forEach(field -> {
          boolean added = !below.has(field.getKey()) && !field.getValue().isNull();
          if (added && !(pointer.isEmpty() && DIRECTIVES.contains(field.getKey()))) {
            whole.set(field.getKey(), field.getValue());
          }
        });
    return whole;
  }

  /** An element of a list, and where it stands. */
  private record Element(JsonNode node, Part part) {

    String id() {
      return node.path("id").asString("");
    }
  }

  private JsonNode list(String pointer, JsonNode below, JsonNode above) {
    List<Element> whole = elements(base, pointer, below);
    for (Element element : elements(own, pointer, above)) {
      int at = whole.stream().map(Element::id).toList().indexOf(element.id());
      if (at < 0) {
        whole.add(element);
      } else if (replaces.contains(element.id())) {
        whole.set(at, element);
        replaced.add(element.id());
      } else {
        problems.add(
            own.where(element.part.pointer())
                + ": \""
                + element.id()
                + "\" stands in the other scheme, too; if it is to be replaced, name it in replaces");
      }
    }
    if (pointer.endsWith("/ladder")) {
      whole.sort(Comparator.comparingInt(rung -> rung.node.path("level").asInt(0)));
    }
    parts.put(pointer, new Part(own, pointer));
    for (int i = 0; i < whole.size(); i++) {
      parts.put(pointer + "/" + i, whole.get(i).part);
    }
    return JsonNodeFactory.instance.arrayNode().addAll(whole.stream().map(Element::node).toList());
  }

  private static List<Element> elements(Document document, String pointer, JsonNode list) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Element(list.get(i), new Part(document, pointer + "/" + i)));
    }
    return elements;
  }

  private static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
