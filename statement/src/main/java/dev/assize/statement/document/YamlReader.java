package dev.assize.statement.document;

import dev.assize.statement.Json;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one text, event by event, so that a limit is enforced before more than the limit is in
 * memory or on the stack.
 */
final class YamlReader {

  private static final ScalarResolver RESOLVER = new JsonScalarResolver();

  /** Large, because the parser copies all it has of a line whenever it reads on. */
  private static final int MAX_BUFFER = 1 << 18;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final String source;
  private final Iterator<Event> events;
  private final Map<String, Position> positions = new HashMap<>();
  private Position last = Position.START;
  private int nodes;

  YamlReader(String source, String text) {
    this.source = source;
    this.events =
        new Parse(
                LoadSettings.builder()
                    .setLabel(source)
                    .setUseMarks(true)
                    .setBufferSize(Math.clamp(text.length(), 1024, MAX_BUFFER))
                    .setCodePointLimit(Document.MAX_BYTES)
                    .build())
            .parseString(text)
            .iterator();
  }

  /** Reads the text's only document. */
  YamlTree read() {
    take(Event.ID.StreamStart);
    Event start = next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw Document.problem(source, Position.START, "the file is empty");
    }
    JsonNode root = value(next(), "", 0);
    take(Event.ID.DocumentEnd);
    Event next = next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw problem(next, "a second document starts here; one file holds one");
    }
    return new YamlTree(root, Map.copyOf(positions));
  }

  private JsonNode value(Event event, String pointer, int depth) {
    if (event instanceof AliasEvent) {
      throw problem(event, "anchors and aliases are not allowed; write the value out");
    }
    if (++nodes > YamlTree.MAX_NODES) {
      throw problem(event, "more than " + YamlTree.MAX_NODES + " values");
    }
    if (depth > YamlTree.MAX_DEPTH) {
      throw problem(event, "nested deeper than " + YamlTree.MAX_DEPTH + " levels");
    }
    positions.putIfAbsent(pointer, Position.of(event.getStartMark()));
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case CollectionStartEvent start -> {
        refuseExtras(start, start.getTag());
        yield start.getEventId() == Event.ID.MappingStart
            ? object(pointer, depth)
            : array(pointer, depth);
      }
      default -> throw problem(event, "unexpected " + event.getEventId());
    };
  }

  private ObjectNode object(String pointer, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      String name = key(event);
      if (object.has(name)) {
        throw problem(event, "the key \"" + name + "\" stands twice");
      }
      String child = pointer + "/" + Document.escape(name);
      positions.put(child, Position.of(event.getStartMark()));
      object.set(name, value(next(), child, depth + 1));
    }
    return object;
  }

  private String key(Event event) {
    if (!(event instanceof ScalarEvent key)) {
      throw problem(event, "a key must be plain text");
    }
    refuseExtras(key, key.getTag());
    return key.getValue();
  }

  private ArrayNode array(String pointer, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      array.add(value(event, pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarEvent scalar) {
    refuseExtras(scalar, scalar.getTag());
    String text = scalar.getValue();
    Tag tag = RESOLVER.resolve(text, scalar.isPlain());
    if (tag.equals(Tag.NULL)) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(scalar, text);
    }
    return JsonNodeFactory.instance.stringNode(text);
  }

  private JsonNode number(ScalarEvent scalar, String text) {
    if (NUMBER.matcher(text).matches() && Double.isInfinite(Double.parseDouble(text))) {
      throw problem(
          scalar, "the number is out of range; write it in quotes: " + Document.excerpt(text));
    }
    try {
      return Json.mapper().readTree(text);
    } catch (JacksonException e) {
      throw problem(scalar, "not a number as JSON writes them: " + Document.excerpt(text));
    }
  }

  private void refuseExtras(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isPresent()) {
      throw problem(event, "anchors and aliases are not allowed; write the value out");
    }
    if (tag.isPresent()) {
      throw problem(event, "tags are not allowed; remove " + tag.get());
    }
  }

  private Event next() {
    try {
      Event event = events.next();
      last = Position.of(event.getEndMark());
      return event;
    } catch (NumberFormatException e) {
      throw Document.problem(
          source, last, "not YAML: a quoted text after this place holds a broken escape");
    }
  }

  private void take(Event.ID expected) {
    Event event = next();
    if (event.getEventId() != expected) {
      throw problem(event, "unexpected " + event.getEventId());
    }
  }

  private DocumentException problem(Event event, String message) {
    return Document.problem(source, Position.of(event.getStartMark()), message);
  }
}
