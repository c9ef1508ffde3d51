package dev.assize.examination.containment;

import dev.assize.sandbox.capture.flow.Flow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** To whom something was sent. Stateless. */
final class Recipient {

  private static final int LONGEST = 253;

  private Recipient() {}

  /** A name where one is known, else the address; hostile, at most {@value #LONGEST} characters. */
  static String of(Flow flow) {
    String name = names(flow).iterator().next();
    return name.substring(0, Math.min(LONGEST, name.length()));
  }

  /** All names and addresses that the sender meant, the best known first; at least one. */
  static Set<String> names(Flow flow) {
    Stream<@Nullable String> named =
        switch (flow) {
          case Flow.Exchange exchange -> Stream.ofNullable(exchange.host());
          case Flow.Connection connection ->
              Stream.of(
                      connection.name(),
                      connection.tls() == null ? null : connection.tls().serverName())
                  .filter(Objects::nonNull);
          case Flow.Query query -> Stream.of(query.name());
          case Flow.Datagram datagram -> Stream.ofNullable(datagram.name());
          case Flow.Attempt attempt -> Stream.ofNullable(attempt.name());
        };
    Set<String> names = new LinkedHashSet<>();
    named.forEach(name -> names.add(withoutPort(Objects.requireNonNull(name))));
    names.add(flow.destination().address());
    return names;
  }

  /** The route on which it was forwarded; null if it left. */
  static @Nullable String route(Flow flow) {
    return switch (flow) {
      case Flow.Exchange exchange -> exchange.route();
      case Flow.Connection connection -> connection.route();
      case Flow.Query _, Flow.Datagram _, Flow.Attempt _ -> null;
    };
  }

  private static String withoutPort(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return List.of(name.split(":", -1)).size() == 2 ? name.substring(0, name.indexOf(':')) : name;
  }
}
