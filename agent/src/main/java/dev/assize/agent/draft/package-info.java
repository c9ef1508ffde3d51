/**
 * Drafts a manifest from what it finds on a machine: agent CLIs, their configuration, package
 * files, model servers and key variables.
 *
 * <p>It reads little, and only what {@link dev.assize.agent.draft.Surroundings} names. Files are
 * read up to a limit; programs are run for their version only, with a deadline; the network is
 * asked on loopback only. Secrets are neither read for their value nor copied: of a configuration
 * it takes servers' names and hosts and a model's name, of the environment the names of variables.
 * Whatever is found is data of strangers: it reaches the draft cut to length and escaped, so that
 * it cannot add a line of its own.
 */
@NullMarked
package dev.assize.agent.draft;

import org.jspecify.annotations.NullMarked;
