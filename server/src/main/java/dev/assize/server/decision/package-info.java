/** Questions as JSON, and what the gate answers. */
@NullMarked
package dev.assize.server.decision;

import org.jspecify.annotations.NullMarked;
