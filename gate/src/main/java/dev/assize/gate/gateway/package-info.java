/**
 * The MCP gateway: stands between a running agent and an MCP server, lets through the tools of the
 * certified envelope, and everything else of the protocol as it is. It works on messages, not on a
 * version of the protocol.
 */
@NullMarked
package dev.assize.gate.gateway;

import org.jspecify.annotations.NullMarked;
