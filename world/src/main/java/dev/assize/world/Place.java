package dev.assize.world;

import org.jspecify.annotations.Nullable;

/**
 * Where an attacker's text can stand: in a field of an object that tools show, or in what a tool
 * says of itself.
 *
 * @param id for example {@code mail-body}
 * @param collection of the state; null in a tool's description
 * @param field of that collection's objects, which holds text; null in a tool's description
 * @param tool the tool whose description carries the text; null in a field
 * @param afterCalls how many calls the agent has made when the tool's description changes; 0 means
 *     that it carries the text from the start
 * @param description one phrase for reports
 */
public record Place(
    String id,
    @Nullable String collection,
    @Nullable String field,
    @Nullable String tool,
    int afterCalls,
    String description) {

  /** A field of objects. */
  public Place(String id, String collection, String field, String description) {
    this(id, collection, field, null, 0, description);
  }
}
