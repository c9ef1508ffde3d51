/** Sockets and streams as the parsers need them: counted, looked at ahead, passed on while read. */
@NullMarked
package dev.assize.sandbox.capture.stream;

import org.jspecify.annotations.NullMarked;
