package dev.assize.examination.collection;

import java.util.List;
import java.util.Map;

/**
 * All that one destination got in all runs of one setting.
 *
 * @param connections that were made to it, or begun
 * @param requests in HTTP
 * @param datagrams sent to it
 * @param lookups of its name
 * @param bytes sent, lookups left out
 * @param unreadBytes of these could not be read, or belong to a message of which a part could not
 * @param unread why, each reason once
 * @param phases how many requests, connections without any, datagrams and lookups there were
 *     before, during and after the work
 * @param kinds bytes by what they were part of; of lookups the names count
 * @param secrets planted secrets, with all parts that arrived in one run put together; the
 *     strongest case of each. At the world without those in arguments of calls, which are {@link
 *     Spills}
 * @param also what else told of the user, the machine or the task
 * @param sent the first things that were sent, and the telling ones, in order
 * @param omitted how many are not in {@code sent}
 */
public record Contact(
    Destination destination,
    long connections,
    long requests,
    long datagrams,
    long lookups,
    long bytes,
    long unreadBytes,
    List<String> unread,
    Map<Phase, Long> phases,
    Map<DataKind, Long> kinds,
    List<Found> secrets,
    List<String> also,
    List<Sent> sent,
    long omitted) {

  /** Copies the collections. */
  public Contact {
    unread = List.copyOf(unread);
    phases = Map.copyOf(phases);
    kinds = Map.copyOf(kinds);
    secrets = List.copyOf(secrets);
    also = List.copyOf(also);
    sent = List.copyOf(sent);
  }

  /** Whether this is neither the agent's model nor its world. */
  public boolean beside() {
    return destination.party() != Party.MODEL && destination.party() != Party.WORLD;
  }

  /** Whether all that was sent could be read. */
  public boolean observed() {
    return unread.isEmpty();
  }

  /** Whether nothing but its name was asked for. */
  public boolean onlyNamed() {
    return connections + requests + datagrams == 0;
  }

  /** How many things were sent in a phase. */
  public long in(Phase phase) {
    return phases.getOrDefault(phase, 0L);
  }
}
