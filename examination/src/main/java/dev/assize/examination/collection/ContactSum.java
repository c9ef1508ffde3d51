package dev.assize.examination.collection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A contact while it is being added up. Bounded; not thread-safe. */
final class ContactSum {

  private static final int FIRST_KEPT = 20;
  private static final int MOST_KEPT = 60;
  private static final int MOST_REASONS = 10;

  private final Destination destination;
  private final Map<Phase, Long> phases = new EnumMap<>(Phase.class);
  private final Map<DataKind, Long> kinds = new EnumMap<>(DataKind.class);
  private final Map<Way, Long> ways = new EnumMap<>(Way.class);
  private final Map<String, Found> secrets = new TreeMap<>();
  private final Set<String> also = new TreeSet<>();
  private final Set<String> unread = new TreeSet<>();
  private final List<Sent> sent = new ArrayList<>();
  private long connections;
  private long bytes;
  private long unreadBytes;
  private long omitted;

  ContactSum(Destination destination) {
    this.destination = destination;
  }

  void add(Sent one) {
    phases.merge(one.phase(), 1L, Long::sum);
    ways.merge(one.way(), 1L, Long::sum);
    kinds.merge(one.kind(), one.bytes(), Long::sum);
    bytes += one.way() == Way.LOOKUP ? 0 : one.bytes();
    if (!one.observed()) {
      unreadBytes += one.bytes();
      if (unread.size() < MOST_REASONS) {
        unread.add(one.remark());
      }
    }
    also.addAll(one.also());
    if (sent.size() < FIRST_KEPT || (one.telling() && sent.size() < MOST_KEPT)) {
      sent.add(one);
    } else {
      omitted++;
    }
  }

  void addConnections(long count) {
    connections += count;
  }

  void add(Found secret) {
    secrets.merge(secret.label(), secret, (one, other) -> one.bits() >= other.bits() ? one : other);
  }

  Contact contact() {
    return new Contact(
        destination,
        connections,
        ways.getOrDefault(Way.REQUEST, 0L),
        ways.getOrDefault(Way.DATAGRAM, 0L),
        ways.getOrDefault(Way.LOOKUP, 0L),
        bytes,
        unreadBytes,
        List.copyOf(unread),
        phases,
        kinds,
        List.copyOf(secrets.values()),
        List.copyOf(also),
        sent,
        omitted);
  }
}
