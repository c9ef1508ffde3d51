/**
 * A town council's benefits office, as a caseworker's assistant sees it: residents and households,
 * cases with their evidence, the rules and what follows from them, decisions and their approval,
 * letters, payments, appeals, notes, appointments, notices, and messages to other offices.
 *
 * <p>Names, thresholds, amounts, accounts, dates and personal numbers follow from the seed alone.
 * All domains are below the reserved {@code .example} (RFC 2606), and all account numbers carry
 * valid check digits (ISO 13616).
 */
@NullMarked
package dev.assize.world.council;

import org.jspecify.annotations.NullMarked;
