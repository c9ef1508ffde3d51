/** What is different between two schemes, by what it means. */
@NullMarked
package dev.assize.scheme.compare;

import org.jspecify.annotations.NullMarked;
