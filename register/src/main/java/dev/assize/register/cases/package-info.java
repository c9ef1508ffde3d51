/** Applications for certificates, from the application to the decision. */
@NullMarked
package dev.assize.register.cases;

import org.jspecify.annotations.NullMarked;
