/** Certificates, and their status at a time. */
@NullMarked
package dev.assize.register.certificate;

import org.jspecify.annotations.NullMarked;
