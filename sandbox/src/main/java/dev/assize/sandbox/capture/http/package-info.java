/**
 * HTTP/1.1, HTTP/2 and WebSocket as a server that believes anybody and does nothing, and as a
 * reader of what two others say to each other.
 */
@NullMarked
package dev.assize.sandbox.capture.http;

import org.jspecify.annotations.NullMarked;
