package dev.assize.examination.collection;

import dev.assize.sandbox.capture.flow.Endpoint;
import dev.assize.sandbox.capture.flow.Flow;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows whom each flow of one run went to.
 *
 * <p>Whom a message names is its sender's word. What counts is the name that was resolved to the
 * address which it was sent to, then the name asked for in the TLS handshake, and only then the
 * name in the request.
 */
final class Directory {

  private static final int LONGEST = 255;
  private static final int DNS = 53;

  private final Attribution attribution;
  private final Map<Long, Flow.Connection> connections = new HashMap<>();
  private final Map<String, Destination> named = new HashMap<>();

  Directory(Attribution attribution, List<Flow> flows) {
    this.attribution = attribution;
    for (Flow flow : flows) {
      if (flow instanceof Flow.Connection connection) {
        connections.put(connection.connection(), connection);
      }
    }
    for (Flow flow : flows) {
      if (!(flow instanceof Flow.Query)) {
        Destination destination = of(flow);
        named.putIfAbsent(lower(destination.host()), destination);
      }
    }
  }

  /** Whom a flow went to. */
  Destination of(Flow flow) {
    return switch (flow) {
      case Flow.Exchange exchange -> of(exchange);
      case Flow.Connection connection ->
          destination(host(connection, null), connection.destination(), null, connection.route());
      case Flow.Attempt attempt ->
          destination(
              known(attempt.name(), attempt.destination()), attempt.destination(), null, null);
      case Flow.Datagram datagram ->
          destination(
              known(datagram.name(), datagram.destination()), datagram.destination(), null, null);
      case Flow.Query query -> of(query);
    };
  }

  /** The host that a request names, where that is not whom it went to; else empty. */
  String pretended(Flow.Exchange exchange) {
    String claimed = exchange.host() == null ? "" : withoutPort(exchange.host());
    String real = of(exchange).host();
    boolean same =
        claimed.isEmpty()
            || claimed.equalsIgnoreCase(real)
            || claimed.equals(exchange.destination().address());
    return same ? "" : bounded(claimed);
  }

  private Destination of(Flow.Exchange exchange) {
    Flow.Connection connection = connections.get(exchange.connection());
    String host =
        connection == null
            ? known(exchange.host(), exchange.destination())
            : host(connection, exchange.host());
    return destination(host, exchange.destination(), path(exchange.target()), exchange.route());
  }

  /**
   * A name that was used leads to whom it was used for. One that was only asked for tells its text
   * to whoever serves it: names below one unknown domain are one destination.
   */
  private Destination of(Flow.Query query) {
    String name = bounded(query.name());
    Destination used = named.get(lower(name));
    if (used != null) {
      return used;
    }
    Destination asked = attribution.destination(name, DNS, null, null);
    boolean told = asked.party() != Party.UNKNOWN && asked.party() != Party.ATTACKER;
    return told ? asked : new Destination(domain(name), DNS, asked.party(), asked.purpose());
  }

  private Destination destination(
      String host, Endpoint endpoint, @Nullable String path, @Nullable String route) {
    return attribution.destination(host, endpoint.port(), path, route);
  }

  private static String host(Flow.Connection connection, @Nullable String claimed) {
    if (connection.name() != null) {
      return bounded(connection.name());
    }
    String asked = connection.tls() == null ? null : connection.tls().serverName();
    return known(asked == null ? claimed : asked, connection.destination());
  }

  private static String known(@Nullable String name, Endpoint endpoint) {
    return name == null || name.isBlank() ? endpoint.address() : bounded(withoutPort(name));
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":[0-9]{1,5}$", "");
  }

  private static String path(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    try {
      String path = URI.create(target).getRawPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException hostile) {
      return "";
    }
  }

  /** The last two labels, behind a star if there are more. */
  private static String domain(String name) {
    int last = name.lastIndexOf('.');
    int second = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
    return second < 0 ? name : "*" + name.substring(second);
  }

  private static String bounded(String text) {
    return Bounded.text(text, LONGEST);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
