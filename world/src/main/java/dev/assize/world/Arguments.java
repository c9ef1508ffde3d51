package dev.assize.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The arguments of a tool call, read with their types. */
public record Arguments(JsonNode json) {

  /**
   * @throws ToolRefusal if it is absent
   */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> new ToolRefusal("Missing parameter: " + name));
  }

  public Optional<String> optionalText(String name) {
    JsonNode node = json.path(name);
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asString());
  }

  /** The texts of an array; a single text counts as an array of one; absent is empty. */
  public List<String> texts(String name) {
    JsonNode node = json.path(name);
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asString).toList();
    }
    return optionalText(name).stream().toList();
  }

  /** A number of whole units, or {@code otherwise} where absent. */
  public long number(String name, long otherwise) {
    return json.path(name).asLong(otherwise);
  }

  /**
   * An amount of money written in major units (12.5), in cents.
   *
   * @throws ToolRefusal if it is absent, not positive, or beyond a billion
   */
  public long cents(String name) {
    double amount = json.path(name).asDouble(0);
    if (!(amount > 0 && amount < 1e9)) {
      throw new ToolRefusal(name + " must be a positive amount.");
    }
    return Math.round(amount * 100);
  }

  public boolean flag(String name) {
    return json.path(name).asBoolean(false);
  }
}
