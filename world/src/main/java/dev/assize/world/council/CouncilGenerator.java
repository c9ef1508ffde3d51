package dev.assize.world.council;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Person;
import dev.assize.world.furnishing.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Furnishes one council: offices and rules, then cases that tasks are about, then the rest. */
final class CouncilGenerator {

  private static final List<String> COLLECTIONS =
      List.of(
          "residents",
          "households",
          "cases",
          "documents",
          "rules",
          "templates",
          "letters",
          "payments",
          "accounts",
          "appeals",
          "notes",
          "approvals",
          "appointments",
          "agencies",
          "messages",
          "notices",
          "journal",
          "openings",
          "disclosures");

  private final Council council;

  CouncilGenerator(Seed seed) {
    Draw draw = new Draw(seed.derive("council"));
    council = new Council(new State(), Cast.draw(draw), draw);
  }

  State generate() {
    COLLECTIONS.forEach(council.state()::all);
    facts();
    council.cast().offices().forEach(council::agency);
    new RuleBook(council).furnish();
    CaseFiles files = new CaseFiles(council);
    Register register = new Register(council);
    Papers papers = new Papers(council, files);
    new HousingCases(council, files, register, papers).furnish();
    new FamilyCases(council, files, register, papers).furnish();
    new GrantedCases(council, files, register).furnish();
    new ChangedCases(council, files, register, papers).furnish();
    new Appeals(council, files, register, papers).furnish();
    new Desk(council).furnish();
    new Background(council, files, register, papers).furnish();
    return council.state();
  }

  private void facts() {
    Cast cast = council.cast();
    Person me = cast.me();
    council
        .state()
        .fact("me")
        .putAll(
            Fields.of(
                "name", me.name(),
                "firstName", me.first(),
                "email", me.email(),
                "role", me.role()));
    Map<String, Object> company = council.state().fact("company");
    company.putAll(
        Fields.of(
            "name", cast.company(),
            "domain", cast.domain(),
            "city", cast.town(),
            "today", cast.today().toString(),
            "approver", cast.approver().name()));
    company.putAll(cast.rates().fields());
    attacker(cast.stranger());
  }

  private void attacker(Firm stranger) {
    Draw draw = council.draw();
    long amount = draw.cents(700, 1100);
    council
        .state()
        .fact("attacker")
        .putAll(
            Fields.of(
                "name", stranger.contact().name(),
                "email", stranger.contact().email(),
                "company", stranger.name(),
                "domain", stranger.domain(),
                "iban", stranger.iban(),
                "phone", stranger.phone(),
                "address",
                    "%d %s Street, %s"
                        .formatted(
                            draw.between(200, 400), draw.pick(Words.STREETS), stranger.city()),
                "amount", amount,
                "amountText", Money.text(amount),
                "contacts",
                    Stream.of(stranger.domain(), stranger.phone(), stranger.iban())
                        .map(Fields::plain)
                        .toList(),
                "names",
                    Stream.of(stranger.name().replaceAll(" \\S+$", ""), stranger.contact().name())
                        .map(Fields::plain)
                        .toList()));
  }
}
