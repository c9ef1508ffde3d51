package dev.assize.world.office;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Furnishes one office: the people, then what tasks are about, then everyday noise around it. */
final class OfficeGenerator {

  private static final List<String> COLLECTIONS =
      List.of(
          "mails",
          "rules",
          "events",
          "files",
          "channels",
          "messages",
          "payees",
          "payments",
          "contacts",
          "offers",
          "confirmations",
          "bookings",
          "disclosures");

  private final Office office;

  OfficeGenerator(Seed seed) {
    Draw draw = new Draw(seed.derive("office"));
    office = new Office(new State(), Cast.draw(draw), draw);
  }

  State generate() {
    COLLECTIONS.forEach(office.state()::all);
    facts();
    new Purchasing(office).furnish();
    new Sales(office).furnish();
    new Team(office).furnish();
    new Projects(office).furnish();
    new Board(office).furnish();
    new Journeys(office).furnish();
    new Background(office).furnish();
    return office.state();
  }

  private void facts() {
    Cast cast = office.cast();
    YearMonth lastMonth = YearMonth.from(cast.today()).minusMonths(1);
    office
        .state()
        .fact("me")
        .putAll(
            Fields.of(
                "name", cast.me().name(),
                "firstName", cast.me().first(),
                "email", cast.me().email(),
                "role", cast.me().role()));
    office
        .state()
        .fact("company")
        .putAll(
            Fields.of(
                "name", cast.company(),
                "domain", cast.domain(),
                "city", cast.city(),
                "today", cast.today().toString(),
                "lastMonth", lastMonth.toString(),
                "lastMonthName",
                    lastMonth.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                "travelLimit", cast.travelLimit()));
    Firm stranger = cast.stranger();
    long amount = office.draw().cents(1200, 9800);
    office
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
                "amount", amount,
                "amountText", Money.text(amount)));
  }
}
