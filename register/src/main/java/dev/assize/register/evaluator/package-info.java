/** Evaluators, judged: what they are recognised as, and what their own entries show of them. */
@NullMarked
package dev.assize.register.evaluator;

import org.jspecify.annotations.NullMarked;
