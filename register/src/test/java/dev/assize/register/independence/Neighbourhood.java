package dev.assize.register.independence;

import static dev.assize.register.Given.day;

import dev.assize.register.Disclosed;
import dev.assize.register.Given;
import dev.assize.register.entry.Moment;
import dev.assize.register.entry.Valid;
import dev.assize.register.independence.Conflict.Kind;
import dev.assize.statement.intoto.EscrowPredicate;
import dev.assize.statement.intoto.GrantPredicate;
import dev.assize.statement.intoto.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A producer, an evaluator and others around them, for tests of what they are to each other. */
abstract class Neighbourhood {

  static final Instant NOW = day(100);

  final Given given = new Given();
  final Ties ties = new Ties();
  final Applicants applicants = new Applicants();
  final Closeness closeness = new Closeness(ties, applicants);
  Matter matter = new Matter("maker", Given.SCHEME, List.of(), Map.of());

  void discloses(Disclosed disclosed) {
    discloses(disclosed, day(0));
  }

  void discloses(Disclosed disclosed, Instant since) {
    ties.disclose(given.valid(disclosed.build(), since));
  }

  void bothDiscloseNothingBad() {
    discloses(new Disclosed("maker"));
    discloses(new Disclosed("lab"));
  }

  Relation lab() {
    return lab(NOW);
  }

  Relation lab(Instant time) {
    return closeness.at(Moment.at(time), Given.independence()).relation("lab", matter);
  }

  List<Kind> kinds() {
    return kinds(NOW);
  }

  List<Kind> kinds(Instant time) {
    return lab(time).conflicts().stream().map(Conflict::kind).toList();
  }

  void applies(String producer, Instant since) {
    Valid<EscrowPredicate> escrow =
        given.valid(
            new EscrowPredicate(
                Given.digest("case of " + producer), producer, new Money("1.00", "EUR"), since),
            since);
    applicants.fund(Given.SCHEME, producer, escrow);
  }

  void grants(String funder, String recipient, Instant from, Instant until) {
    ties.grant(
        given.valid(
            new GrantPredicate(
                funder, recipient, "upkeep", new Money("10.00", "EUR"), from, until, from),
            day(0)));
  }
}
