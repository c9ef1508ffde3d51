package dev.assize.world.furnishing;

/**
 * A company that the office deals with.
 *
 * @param contact whom one writes to there
 * @param iban its account
 */
public record Firm(
    String name, String domain, Person contact, String city, String iban, String phone) {}
