/**
 * Assize's own minimal tool loop, for models that are examined bare: any OpenAI-compatible
 * chat-completions endpoint, and the world's tools.
 *
 * <p>What the server says is treated as hostile: sizes, turns, calls and waits are bounded, and
 * nothing it sends makes a run throw. What it sends beyond the common fields is kept in the
 * conversation as it came, because some models need it back. Keys reach the wire and nothing else.
 */
@NullMarked
package dev.assize.agent.chat;

import org.jspecify.annotations.NullMarked;
