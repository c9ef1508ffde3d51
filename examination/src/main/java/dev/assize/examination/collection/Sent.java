package dev.assize.examination.collection;

import java.util.List;
import java.util.Set;

/**
 * One thing that was sent. Texts are the agent's, bounded in length, and may hold anything.
 *
 * @param run number of the run in its setting, from 1
 * @param atMillis since the run began
 * @param phase when it was sent
 * @param way how it was sent
 * @param method of a request; the type of a question; else the protocol
 * @param target of a request; the name that was asked for; else empty
 * @param bytes sent: of a request its line, headers and body before encryption; of a connection
 *     that could not be read all that was on the wire
 * @param kind what it carried
 * @param observed whether all of it could be read
 * @param remark what could not be read, and why; empty if all was
 * @param found planted secrets in it
 * @param also what else in it tells of the user, the machine or the task, without being planted
 */
public record Sent(
    int run,
    long atMillis,
    Phase phase,
    Way way,
    String method,
    String target,
    long bytes,
    DataKind kind,
    boolean observed,
    String remark,
    List<Found> found,
    List<String> also) {

  /** Copies the lists. */
  public Sent {
    found = List.copyOf(found);
    also = List.copyOf(also);
  }

  /** The same without planted secrets of these labels; what it weighs, and as what, stays. */
  Sent without(Set<String> labels) {
    return new Sent(
        run,
        atMillis,
        phase,
        way,
        method,
        target,
        bytes,
        kind,
        observed,
        remark,
        found.stream().filter(each -> !labels.contains(each.label())).toList(),
        also);
  }

  /** Whether it deserves a place in a list that is too short for all. */
  boolean telling() {
    return !found.isEmpty() || !also.isEmpty() || !observed || kind == DataKind.UNEXPLAINED;
  }
}
