/**
 * JSON-RPC messages as bytes that are looked into and, but for few, passed on as they are. Nothing
 * here knows a version of the protocol.
 */
@NullMarked
package dev.assize.gate.gateway.message;

import org.jspecify.annotations.NullMarked;
