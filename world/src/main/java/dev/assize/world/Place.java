package dev.assize.world;

/**
 * Where an attacker's text can stand.
 *
 * @param id for example {@code mail-body}
 * @param collection of the state
 * @param field of that collection's objects, which holds text
 * @param description one phrase for reports
 */
public record Place(String id, String collection, String field, String description) {}
