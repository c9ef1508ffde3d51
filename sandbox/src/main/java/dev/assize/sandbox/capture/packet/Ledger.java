package dev.assize.sandbox.capture.packet;

import dev.assize.sandbox.capture.flow.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds a run's packets against its records. Thread-safe.
 *
 * <p>Each opening segment of TCP must have become a connection that a listener accepted, or, by the
 * sequence number of what ended it, have carried nothing. Of each connection at least as many bytes
 * must have been read as the numbers of its last segment say were sent. Each datagram must have
 * been received. Everything else, such as ICMP or SCTP, has no record and stays unexplained; ARP,
 * neighbour discovery and the kernel's own error messages do not count.
 *
 * <p>What it can miss: more than 4 GiB in one connection, and the bytes of a connection whose end
 * never came over the wire.
 */
public final class Ledger {

  private static final int MOST_PLACES = 200_000;
  private static final int MOST_LINES = 1_000;

  private final Map<Way, Openings> openings = new HashMap<>();
  private final Map<Way, Long> datagrams = new HashMap<>();
  private final TreeSet<String> fragments = new TreeSet<>();
  private final Map<String, Long> others = new LinkedHashMap<>();
  private final Map<Way, List<Long>> accepted = new HashMap<>();
  private final Map<Way, Long> received = new HashMap<>();
  private long packets;
  private long lost;
  private boolean overflow;

  /** From where to where. */
  private record Way(Endpoint source, Endpoint destination) {}

  /** A connection that was begun and never stood. */
  public record GivenUp(Endpoint source, Endpoint destination) {}

  /** Counts a frame that came over the wire. */
  public synchronized void packet(byte[] frame) {
    packets++;
    if (openings.size() + datagrams.size() + others.size() >= MOST_PLACES) {
      overflow = true;
      return;
    }
    switch (Packet.parse(frame)) {
      case Packet.Segment segment -> segment(segment);
      case Packet.Datagram datagram -> {
        datagrams.merge(new Way(datagram.source(), datagram.destination()), 1L, Long::sum);
        fragments.add(datagram.source().address() + ">" + datagram.destination().address());
      }
      case Packet.Fragment fragment -> fragment(fragment);
      case Packet.Other other -> others.merge(other.description(), 1L, Long::sum);
      case Packet.Housekeeping ignored -> {
        // Carries nothing.
      }
    }
  }

  /** Counts packets that the kernel could not hand over. */
  public synchronized void lost(long count) {
    lost += count;
  }

  /** A connection that a listener accepted, when it has ended. */
  public synchronized void connection(Endpoint source, Endpoint destination, long bytesRead) {
    accepted.computeIfAbsent(new Way(source, destination), way -> new ArrayList<>()).add(bytesRead);
  }

  /** A datagram that a listener received. */
  public synchronized void datagram(Endpoint source, Endpoint destination) {
    received.merge(new Way(source, destination), 1L, Long::sum);
  }

  /** How many packets were seen. */
  public synchronized long packets() {
    return packets;
  }

  /** Connections that were begun and given up without a byte. */
  public synchronized List<GivenUp> givenUp() {
    List<GivenUp> list = new ArrayList<>();
    openings.forEach((way, opened) -> {
      int silent = Math.min(opened.silent(), opened.count() - acceptedOn(way));
      for (int i = 0; i < silent; i++) {
        list.add(new GivenUp(way.source(), way.destination()));
      }
    });
    return list;
  }

  /**
   * What no record explains, one line each; empty if all is explained. Final only when all of the
   * run's connections have ended. Lists at most {@value #MOST_LINES} lines.
   */
  public synchronized List<String> unexplained() {
    List<String> lines = new ArrayList<>();
    if (lost > 0) {
      lines.add(lost + " packets were lost before we could look at them");
    }
    if (overflow) {
      lines.add("more packets to different places than can be remembered");
    }
    others.forEach((what, count) -> lines.add(count + " × " + what));
    openings.forEach((way, opened) -> explain(way, opened, lines));
    datagrams.forEach((way, count) -> explain(way, count, lines));
    return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
  }

  private void segment(Packet.Segment segment) {
    Way way = new Way(segment.source(), segment.destination());
    if (segment.opening()) {
      openings.computeIfAbsent(way, any -> new Openings()).open(segment.sequence());
      return;
    }
    Openings opened = openings.get(way);
    if (opened == null) {
      others.merge("TCP without a beginning to " + segment.destination(), 1L, Long::sum);
    } else {
      opened.end(segment.sequence(), segment.finish());
    }
  }

  private void fragment(Packet.Fragment fragment) {
    String way = fragment.source() + ">" + fragment.destination();
    if (fragment.protocol() != 17 || !fragments.contains(way)) {
      others.merge("a fragment to " + fragment.destination(), 1L, Long::sum);
    }
  }

  private void explain(Way way, Openings opened, List<String> lines) {
    int missing = opened.count() - opened.silent() - acceptedOn(way);
    if (missing > 0) {
      lines.add("a connection to " + way.destination() + " that no listener accepted");
    }
    long unread =
        opened.bytes()
            - accepted.getOrDefault(way, List.of()).stream().mapToLong(Long::longValue).sum();
    if (missing <= 0 && unread > 0) {
      lines.add(unread + " bytes to " + way.destination() + " that were not read");
    }
  }

  private void explain(Way way, long count, List<String> lines) {
    long missing = count - received.getOrDefault(way, 0L);
    if (missing > 0) {
      lines.add(missing + " datagrams to " + way.destination() + " that were not received");
    }
  }

  private int acceptedOn(Way way) {
    return accepted.getOrDefault(way, List.of()).size();
  }

  /**
   * The connections that were begun from one port to one place. A reset that follows a regular end
   * counts one more, for the end itself, and tells nothing new.
   */
  private static final class Openings {

    private final List<Integer> starts = new ArrayList<>();
    private final Map<Integer, Long> finished = new HashMap<>();
    private final Map<Integer, Long> reset = new HashMap<>();

    void open(int sequence) {
      if (!starts.contains(sequence)) {
        starts.add(sequence);
      }
    }

    void end(int sequence, boolean finish) {
      int start = starts.getLast();
      (finish ? finished : reset).merge(start, Integer.toUnsignedLong(sequence - start), Math::max);
    }

    int count() {
      return starts.size();
    }

    /** Those that ended without a byte. */
    int silent() {
      return (int) starts.stream().filter(start -> length(start) == 0).count();
    }

    long bytes() {
      return starts.stream().mapToLong(start -> Math.max(0, length(start))).sum();
    }

    /** How many bytes were sent; -1 if the end was not seen. */
    private long length(int start) {
      return finished.getOrDefault(start, reset.getOrDefault(start, -1L));
    }
  }
}
