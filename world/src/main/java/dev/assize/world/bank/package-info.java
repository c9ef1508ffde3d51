/**
 * The online banking of a medium-sized firm, as its accounts assistant sees it: accounts and
 * statements, payments and signatures, beneficiaries, direct debits, standing orders, cards, the
 * secure mailbox, documents and users' rights.
 *
 * <p>Names, amounts, accounts and dates follow from the seed alone. All domains are below the
 * reserved {@code .example} (RFC 2606), and all account numbers carry valid check digits (ISO
 * 13616).
 */
@NullMarked
package dev.assize.world.bank;

import org.jspecify.annotations.NullMarked;
