/**
 * Serves open worlds to agents by the Model Context Protocol: over streamable HTTP on the loopback
 * interface, one server for all trials, and over standard input and output.
 *
 * <p>An agent cannot tell it from any other MCP server. Whatever it sends, only its own trial can
 * suffer, and every call reaches the world as it was sent.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25">MCP specification</a>
 */
@NullMarked
package dev.assize.world.mcp;

import org.jspecify.annotations.NullMarked;
