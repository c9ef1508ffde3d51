package dev.assize.register.lottery;

import dev.assize.statement.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of evaluators, which {@link Seed#derive} makes. They are drawn from the lowest on; those
 * that are not drawn are not put in order.
 */
final class Tickets {

  private final PriorityQueue<Ticket> left;

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

  Tickets(List<String> evaluators, Seed seed) {
    Seed.Labels labels = seed.labels();
    List<Ticket> tickets = new ArrayList<>(evaluators.size());
    for (String name : evaluators) {
      tickets.add(new Ticket(labels.digest(name), name));
    }
    left = new PriorityQueue<>(tickets);
  }

  /** Whose ticket is the lowest of those left; null if none is left. */
  @Nullable String next() {
    Ticket lowest = left.poll();
    return lowest == null ? null : lowest.evaluator;
  }
}
