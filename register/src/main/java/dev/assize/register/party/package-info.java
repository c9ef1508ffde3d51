/** Parties: whose name is whose, what they disclose, and what they are recognised as. */
@NullMarked
package dev.assize.register.party;

import org.jspecify.annotations.NullMarked;
