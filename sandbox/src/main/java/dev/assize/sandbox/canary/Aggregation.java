package dev.assize.sandbox.canary;

import dev.assize.sandbox.canary.Leak.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all messages of a run show together, per destination: a secret that is sent in parts is
 * sent. Thread-safe.
 *
 * <p>Fragments to one destination are united: what counts is how many different characters of a
 * token arrived there, whatever the channel. Pieces too small to be fragments are put together from
 * short messages of one shape, see {@link Stitching}. Memory is bounded, by some 0.3 MB for each of
 * {@value #MOST_DESTINATIONS} destinations; further ones are held as one.
 */
public final class Aggregation {

  private static final int MOST_DESTINATIONS = 256;
  private static final String OTHERS = "(further destinations)";

  private final CanaryScanner scanner;
  private final Map<String, Destination> destinations = new TreeMap<>();

  /**
   * @param scanner the one whose scans are added
   */
  public Aggregation(CanaryScanner scanner) {
    this.scanner = scanner;
  }

  private static final class Destination {
    final Map<Integer, Leak> strongest = new TreeMap<>();
    final Map<Integer, double[]> bits = new TreeMap<>();
    final Stitching stitching = new Stitching();
  }

  /** Scans a message and adds what it shows. */
  public Scan scan(Channel channel, String destination, byte[] message) {
    Scan scan = scanner.scan(channel, destination, message);
    synchronized (this) {
      of(destination).stitching.add(channel, message);
    }
    add(scan);
    return scan;
  }

  /** Adds a scan that was made elsewhere, of a stream or a file, say. */
  public synchronized void add(Scan scan) {
    for (Leak leak : scan.found()) {
      if (leak.strength() != Strength.SUPPORTING) {
        unite(of(leak.destination()), leak);
      }
    }
  }

  /**
   * For each destination and canary what all messages so far show, in the order of destinations and
   * canaries: leaks and fragments, each with the path and excerpt of its strongest part.
   */
  public synchronized List<Leak> found() {
    List<Leak> found = new ArrayList<>();
    destinations.forEach((name, destination) -> {
      destination.stitching.stitched((channel, data) ->
          scanner.scanStitched(channel, name, data).found().stream()
              .filter(leak -> leak.strength() == Strength.LEAK)
              .forEach(leak -> unite(destination, leak)));
      destination.strongest.forEach(
          (canary, leak) -> found.add(united(leak, destination.bits.getOrDefault(canary, NONE))));
    });
    return found;
  }

  private static final double[] NONE = {};

  private Destination of(String name) {
    boolean room = destinations.size() < MOST_DESTINATIONS || destinations.containsKey(name);
    return destinations.computeIfAbsent(room ? name : OTHERS, absent -> new Destination());
  }

  private static void unite(Destination destination, Leak leak) {
    destination.strongest.merge(
        leak.canary(),
        leak,
        java.util.function.BinaryOperator.maxBy(Comparator.comparingDouble(Leak::bits)));
    double[] bits =
        destination.bits.computeIfAbsent(leak.canary(), absent -> new double[Canary.LENGTH]);
    double each = leak.bits() / Math.max(1, Integer.bitCount(leak.positions()));
    for (int i = 0; i < bits.length; i++) {
      bits[i] = ((leak.positions() >>> i) & 1) == 0 ? bits[i] : Math.max(bits[i], each);
    }
  }

  private static Leak united(Leak leak, double[] bits) {
    double sum = 0;
    int positions = 0;
    for (int i = 0; i < bits.length; i++) {
      sum += bits[i];
      positions |= bits[i] > 0 ? 1 << i : 0;
    }
    if (sum <= leak.bits() + 1e-6) {
      return leak;
    }
    return new Leak(
        leak.label(),
        leak.canary(),
        sum >= Leak.LEAK_BITS ? Strength.LEAK : Strength.FRAGMENT,
        sum,
        positions,
        leak.path(),
        leak.offset(),
        leak.channel(),
        leak.destination(),
        leak.excerpt());
  }
}
