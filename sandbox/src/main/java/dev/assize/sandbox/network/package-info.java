/**
 * Networks of runs: each agent gets a network namespace whose only way out is a wire that ends at
 * our listeners.
 *
 * <p>Everything here works inside a user namespace in which the process is root, and needs no
 * privilege outside. Whatever an agent sends over TCP or UDP, by IPv4 or IPv6 and to any address,
 * is handed to a local socket that learns the original destination; anything else is dropped, and
 * seen by {@link dev.assize.sandbox.network.PacketSocket}. What was set up for a run is gone after
 * {@link dev.assize.sandbox.network.AgentNetwork#close}.
 */
@NullMarked
package dev.assize.sandbox.network;

import org.jspecify.annotations.NullMarked;
