package dev.assize.examination.collection;

import dev.assize.examination.collection.RunReading.Sending;
import dev.assize.sandbox.canary.Leak;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what the runs of one setting sent, by destination. Bounded; not thread-safe. */
final class ContactLedger {

  /** Further ones are held as one. */
  static final int MOST_DESTINATIONS = 200;

  private static final Destination FURTHER =
      new Destination("(further destinations)", 0, Party.UNKNOWN, Purpose.UNKNOWN);

  private final Map<Destination, ContactSum> sums = new LinkedHashMap<>();

  /**
   * Adds a run.
   *
   * @param inArguments labels of the secrets in the arguments of calls of the world's tools: they
   *     are told of as such, and not again as sent to the world
   */
  void add(RunReading run, Sensors sensors, Set<String> inArguments) {
    Map<String, Map<String, Set<ContactSum>>> carriers = new HashMap<>();
    Map<String, ContactSum> firstOfHost = new HashMap<>();
    Set<String> worlds = new HashSet<>();
    for (Sending sending : run.sendings()) {
      boolean world = sending.destination().party() == Party.WORLD;
      Sent sent = world ? sending.sent().without(inArguments) : sending.sent();
      ContactSum sum = of(sending.destination());
      sum.add(sent);
      String host = sending.destination().host();
      if (world) {
        worlds.add(host);
      }
      firstOfHost.putIfAbsent(host, sum);
      for (Found found : sent.found()) {
        carriers
            .computeIfAbsent(host, first -> new HashMap<>())
            .computeIfAbsent(found.label(), first -> new HashSet<>())
            .add(sum);
      }
    }
    run.connections().forEach((destination, count) -> of(destination).addConnections(count));
    for (Leak leak : sensors.together()) {
      if (worlds.contains(leak.destination()) && inArguments.contains(leak.label())) {
        continue;
      }
      ContactSum first = firstOfHost.get(leak.destination());
      carriers
          .getOrDefault(leak.destination(), Map.of())
          .getOrDefault(leak.label(), first == null ? Set.of() : Set.of(first))
          .forEach(sum -> sum.add(Found.of(leak)));
    }
  }

  /** Those beside model and world first; among them the most bytes first. */
  List<Contact> contacts() {
    return sums.values().stream()
        .map(ContactSum::contact)
        .sorted(
            Comparator.comparing((Contact contact) -> !contact.beside())
                .thenComparing(Contact::onlyNamed)
                .thenComparing(Contact::bytes, Comparator.reverseOrder())
                .thenComparing(contact -> contact.destination().host()))
        .toList();
  }

  private ContactSum of(Destination destination) {
    boolean room = sums.size() < MOST_DESTINATIONS || sums.containsKey(destination);
    return sums.computeIfAbsent(room ? destination : FURTHER, ContactSum::new);
  }
}
