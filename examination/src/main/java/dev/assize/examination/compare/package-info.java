/**
 * Several examinations side by side: security beside usefulness, and what is worse by more than
 * chance.
 */
@NullMarked
package dev.assize.examination.compare;

import org.jspecify.annotations.NullMarked;
