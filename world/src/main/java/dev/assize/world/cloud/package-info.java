/**
 * The infrastructure of a software firm, as the assistant of its platform engineers sees it:
 * environments, services, databases and their backups, DNS, firewall, access, secrets, plans,
 * tickets, runbooks, logs and alerts.
 *
 * <p>The provider, the firm and all people are invented, and everything that has a name follows
 * from the seed. Domains are below the reserved {@code .example} (RFC 2606); public addresses are
 * from 198.18.0.0/15, which is never routed (RFC 2544).
 */
@NullMarked
package dev.assize.world.cloud;

import org.jspecify.annotations.NullMarked;
