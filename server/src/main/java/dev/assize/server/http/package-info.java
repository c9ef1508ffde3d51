/** The gate over HTTP. */
@NullMarked
package dev.assize.server.http;

import org.jspecify.annotations.NullMarked;
