package dev.assize.world.office;

/**
 * A company that the office deals with.
 *
 * @param contact whom one writes to there
 * @param iban its account
 */
record Firm(String name, String domain, Person contact, String city, String iban, String phone) {}
