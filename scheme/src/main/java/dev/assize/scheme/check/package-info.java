/** Whether a scheme holds together: what a JSON Schema cannot say. */
@NullMarked
package dev.assize.scheme.check;

import org.jspecify.annotations.NullMarked;
