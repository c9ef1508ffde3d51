/** What a project sets aside for the security of its agent, and what that will cost. Exact. */
@NullMarked
package dev.assize.gate.budget;

import org.jspecify.annotations.NullMarked;
