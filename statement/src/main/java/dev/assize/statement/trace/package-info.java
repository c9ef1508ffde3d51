/** What was observed during one trial, as one ordered stream of events. */
@NullMarked
package dev.assize.statement.trace;

import org.jspecify.annotations.NullMarked;
