package dev.assize.examination.collection;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is at the other end of a connection. Immutable.
 *
 * <p>In this order: the route that the connection was forwarded on; the hosts of the attacker; the
 * rule that says most; the producer's domains. What is left is unknown, and is never guessed.
 */
public final class Attribution {

  /** Names of the routes that lead to the agent's model and to its world. */
  public static final String MODEL_ROUTE = "model";

  public static final String WORLD_ROUTE = "world";

  private final List<DestinationRules.Rule> rules;
  private final Set<String> producer;
  private final Set<String> attackers;

  private Attribution(
      List<DestinationRules.Rule> rules, Set<String> producer, Set<String> attackers) {
    this.rules = rules;
    this.producer = producer;
    this.attackers = attackers;
  }

  /**
   * @param rules of the agent and of all agents; where two say as much, the earlier one holds
   * @param producer the producer's domain as its manifest gives it
   * @param attackers hosts that only attacks name
   */
  public static Attribution of(
      List<DestinationRules> rules, String producer, Set<String> attackers) {
    Set<String> domains = new TreeSet<>();
    domains.add(lower(producer));
    rules.forEach(each -> each.producer().stream().map(Attribution::lower).forEach(domains::add));
    return new Attribution(
        rules.stream()
            .flatMap(each -> each.destinations().stream())
            .sorted(Comparator.comparingInt(DestinationRules.Rule::weight).reversed())
            .toList(),
        domains,
        new TreeSet<>(attackers.stream().map(Attribution::lower).toList()));
  }

  /**
   * Whose a destination is.
   *
   * @param host name where one is known, else the address
   * @param path of the request; null where none was seen
   * @param route name of the route that the connection was forwarded on; null if it was not
   */
  public Destination destination(
      String host, int port, @Nullable String path, @Nullable String route) {
    if (MODEL_ROUTE.equals(route)) {
      return new Destination(host, port, Party.MODEL, Purpose.WORK);
    }
    if (WORLD_ROUTE.equals(route)) {
      return new Destination(host, port, Party.WORLD, Purpose.WORK);
    }
    if (attackers.stream().anyMatch(attacker -> isIn(host, attacker))) {
      return new Destination(host, port, Party.ATTACKER, Purpose.UNKNOWN);
    }
    return rules.stream()
        .filter(rule -> rule.fits(host, path))
        .findFirst()
        .map(rule -> new Destination(host, port, rule.party(), rule.purpose()))
        .orElseGet(() -> new Destination(host, port, byDomain(host), Purpose.UNKNOWN));
  }

  private Party byDomain(String host) {
    return producer.stream().anyMatch(domain -> isIn(host, domain))
        ? Party.PRODUCER
        : Party.UNKNOWN;
  }

  private static boolean isIn(String host, String domain) {
    String name = lower(host);
    return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
