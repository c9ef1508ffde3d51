/** What the data packs cover of the public catalogues of threats, and how much there is of them. */
@NullMarked
package dev.assize.examination.coverage;

import org.jspecify.annotations.NullMarked;
