/**
 * What is asked of the sandbox and what it answers, as immutable values. They travel between the
 * two processes as JSON, so every limit is checked where a value is made.
 */
@NullMarked
package dev.assize.sandbox.job;

import org.jspecify.annotations.NullMarked;
