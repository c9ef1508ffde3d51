/** What a server knows before anybody asks, kept fresh: the register, and agents in a folder. */
@NullMarked
package dev.assize.server.evidence;

import org.jspecify.annotations.NullMarked;
