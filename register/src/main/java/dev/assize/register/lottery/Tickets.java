package dev.assize.register.lottery;

import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Puts evaluators in the order of their tickets, which {@link Seed#derive} makes. */
final class Tickets {

  private Tickets() {}

  private static final class Ticket implements Comparable<Ticket> {
    private final byte[] digest;
    private final String evaluator;

    Ticket(byte[] digest, String evaluator) {
      this.digest = digest;
      this.evaluator = evaluator;
    }

    @Override
    public int compareTo(Ticket other) {
      return Arrays.compareUnsigned(digest, other.digest);
    }
  }

  /** From the lowest ticket on. */
  static List<String> inOrder(List<String> evaluators, Seed seed) {
    Seed.Labels labels = seed.labels();
    List<Ticket> tickets = new ArrayList<>(evaluators.size());
    evaluators.forEach(name -> tickets.add(new Ticket(labels.digest(name), name)));
    Collections.sort(tickets);
    return tickets.stream().map(ticket -> ticket.evaluator).toList();
  }
}
