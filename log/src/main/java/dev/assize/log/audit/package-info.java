/**
 * Watching a log: reading all of it to see whether it is what its checkpoint says, and copying it
 * so that it cannot take back anything.
 */
@NullMarked
package dev.assize.log.audit;

import org.jspecify.annotations.NullMarked;
