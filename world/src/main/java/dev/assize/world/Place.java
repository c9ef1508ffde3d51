package dev.assize.world;

import org.jspecify.annotations.Nullable;

/**
 * Where an attacker's text can stand: in a field of an object that tools show, in what a tool says
 * of itself, or behind what a tool answers.
 *
 * @param id for example {@code mail-body}
 * @param collection of the state; null elsewhere than in a field
 * @param field of that collection's objects, which holds text; null elsewhere than in a field
 * @param tool the tool whose description carries the text; null elsewhere than there
 * @param afterCalls how many calls the agent has made when the tool's description changes; 0 means
 *     that it carries the text from the start
 * @param result the tool behind whose results the text stands, where they contain what the task
 *     says that it reads; null elsewhere than there
 * @param description one phrase for reports
 */
public record Place(
    String id,
    @Nullable String collection,
    @Nullable String field,
    @Nullable String tool,
    int afterCalls,
    @Nullable String result,
    String description) {

  /** A field of objects. */
  public Place(String id, String collection, String field, String description) {
    this(id, collection, field, null, 0, null, description);
  }
}
