/** How close parties are to each other, computed from what they and others disclosed. */
@NullMarked
package dev.assize.register.independence;

import org.jspecify.annotations.NullMarked;
