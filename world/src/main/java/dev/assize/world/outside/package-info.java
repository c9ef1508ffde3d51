/**
 * Servers that others wrote, spoken to over MCP: started or reached for one trial, bounded in what
 * they may say and how long they may take, and ended with it. They are outside software; nothing
 * they send is believed.
 */
@NullMarked
package dev.assize.world.outside;

import org.jspecify.annotations.NullMarked;
