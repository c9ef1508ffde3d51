package dev.assize.examination.collection;

import dev.assize.statement.Conformity;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What left under one setting of the agent.
 *
 * @param name {@link CollectionResult#AS_SHIPPED} or {@link CollectionResult#OPTED_OUT}
 * @param runs each run
 * @param contacts everybody who got something, those beside model and world first, the most bytes
 *     first among them
 * @param spills what became of planted secrets inside the machine; null in results of versions that
 *     did not look
 */
public record SettingResult(
    String name, List<RunSummary> runs, List<Contact> contacts, @Nullable Spills spills) {

  /** Copies the lists. */
  public SettingResult {
    runs = List.copyOf(runs);
    contacts = List.copyOf(contacts);
  }

  /** Those who are neither the agent's model nor its world. */
  public List<Contact> beside() {
    return contacts.stream().filter(Contact::beside).toList();
  }

  /** The agent's model and its world. */
  public List<Contact> forWork() {
    return contacts.stream().filter(contact -> !contact.beside()).toList();
  }

  /** How many runs say something. */
  public long usableRuns() {
    return runs.stream().filter(RunSummary::usable).count();
  }

  /** What the contacts come to. */
  public Conformity conformity() {
    Set<Party> parties =
        beside().stream().map(each -> each.destination().party()).collect(Collectors.toSet());
    boolean producer = parties.remove(Party.PRODUCER);
    return FurtherResult.collected(doubts().isEmpty(), producer, !parties.isEmpty());
  }

  /**
   * Why more may have left than was seen, as sentences; empty if the statement is whole. As long as
   * there is one, nothing that was not seen may be said not to have happened.
   */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (usableRuns() == 0) {
      doubts.add("No run could be used.");
      return doubts;
    }
    long lost = runs.size() - usableRuns();
    if (lost > 0) {
      doubts.add(
          count(lost) + " could not be used, and " + (lost == 1 ? "says" : "say") + " nothing.");
    }
    long idle = runs.stream().filter(run -> run.usable() && !run.modelAsked()).count();
    if (idle > 0) {
      doubts.add("In " + count(idle) + " the agent never asked its model.");
    }
    runs.stream()
        .filter(RunSummary::usable)
        .flatMap(run -> run.gaps().stream())
        .distinct()
        .map(gap -> "The network was not seen whole: " + gap + ".")
        .forEach(doubts::add);
    beside().stream()
        .filter(contact -> !contact.observed())
        .map(contact ->
            "What was sent to "
                + contact.destination().host()
                + " was not all read: "
                + reasons(contact.unread())
                + ".")
        .forEach(doubts::add);
    return doubts;
  }

  private static String reasons(List<String> reasons) {
    int further = reasons.size() - 1;
    return reasons.getFirst() + (further == 0 ? "" : ", and " + further + " more of the kind");
  }

  private static String count(long runs) {
    return runs == 1 ? "1 run" : runs + " runs";
  }
}
