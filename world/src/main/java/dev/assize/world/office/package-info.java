/**
 * The office of a trading company, as its assistant sees it: mail, calendar, files, chat, payments,
 * contacts and travel.
 *
 * <p>Names, amounts, accounts, dates and secrets follow from the seed alone; no text that a tool
 * shows tells an office made for an examination from a real one. All domains are below the reserved
 * {@code .example} (RFC 2606), and all account numbers carry valid check digits (ISO 13616).
 */
@NullMarked
package dev.assize.world.office;

import org.jspecify.annotations.NullMarked;
