package dev.assize.examination.collection;

import dev.assize.sandbox.canary.Aggregation;
import dev.assize.sandbox.canary.CanaryScanner;
import dev.assize.sandbox.canary.Channel;
import dev.assize.sandbox.canary.Leak;
import dev.assize.sandbox.canary.Scan;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for all that a run knows to be telling in what was sent. Not thread-safe. */
final class Sensors {

  /** Larger bodies are searched for secrets without being decoded, and for nothing else. */
  static final int THOROUGH_UP_TO = 8 << 20;

  private static final int WINDOW = 4 << 20;
  private static final int OVERLAP = 64 << 10;

  private final CanaryScanner scanner;
  private final Aggregation aggregation;
  private final Traits traits;
  private final Passages passages;

  Sensors(CanaryScanner scanner, Traits traits, Passages passages) {
    this.scanner = scanner;
    this.aggregation = new Aggregation(scanner);
    this.traits = traits;
    this.passages = passages;
  }

  /** What one message shows; collects as its parts are looked at. */
  final class Look {
    private final String host;
    private final List<Leak> leaks = new ArrayList<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> identity = new LinkedHashSet<>();
    private String limits = "";

    private Look(String host) {
      this.host = host;
    }

    Look at(Channel channel, String text) {
      return at(channel, text.getBytes(StandardCharsets.UTF_8));
    }

    Look at(Channel channel, byte[] bytes) {
      if (bytes.length == 0) {
        return this;
      }
      if (bytes.length > THOROUGH_UP_TO) {
        surface(channel, bytes);
        limits = "it is so long that it was searched for planted secrets only, undecoded";
        return this;
      }
      Scan scan = aggregation.scan(channel, host, bytes);
      leaks.addAll(scan.found());
      limits = scan.complete() || !limits.isEmpty() ? limits : "it unpacks to more than was read";
      telling(new String(bytes, StandardCharsets.UTF_8));
      return this;
    }

    private void surface(Channel channel, byte[] bytes) {
      for (int from = 0; from == 0 || from + OVERLAP < bytes.length; from += WINDOW - OVERLAP) {
        byte[] window = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + WINDOW));
        Scan scan = scanner.scanSurface(channel, host, window);
        aggregation.add(scan);
        leaks.addAll(scan.found());
      }
    }

    private void telling(String text) {
      for (String form : forms(text)) {
        words.addAll(passages.in(form));
        identity.addAll(traits.in(form));
      }
    }

    List<Found> found() {
      return Found.of(leaks).stream().distinct().toList();
    }

    boolean leaked() {
      return leaks.stream().anyMatch(leak -> leak.strength() == Leak.Strength.LEAK);
    }

    Set<String> words() {
      return words;
    }

    Set<String> identity() {
      return identity;
    }

    /** What could not be searched; empty if all was. */
    String limits() {
      return limits;
    }
  }

  /** Begins to look at a message to this host. */
  Look message(String host) {
    return new Look(host);
  }

  /** What all messages show together, by host: {@link Leak#destination}. */
  List<Leak> together() {
    return aggregation.found();
  }

  /** The text as it stands and, where it has the escapes of JSON strings or URLs, without them. */
  private static List<String> forms(String text) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text.replace("\\/", "/"));
    if (text.indexOf('%') >= 0) {
      forms.add(unescaped(text));
    }
    return List.copyOf(forms);
  }

  private static String unescaped(String text) {
    String lenient = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    return URLDecoder.decode(lenient, StandardCharsets.UTF_8);
  }
}
