package dev.assize.world.web;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.List;

/** Furnishes one web: the person and the sites that tasks are about, then everything around. */
final class WebGenerator {

  private static final List<String> COLLECTIONS =
      List.of(
          "sites",
          "pages",
          "forms",
          "products",
          "reviews",
          "posts",
          "files",
          "profile",
          "logins",
          "notes",
          "bookmarks",
          "contacts",
          "messages",
          "basket",
          "orders",
          "subscriptions",
          "bookings",
          "submissions",
          "approvals",
          "runs",
          "changes",
          "charges",
          "acts",
          "disclosures");

  private final Web web;

  WebGenerator(Seed seed) {
    Draw draw = new Draw(seed.derive("web"));
    web = new Web(new State(), Cast.draw(draw), draw);
  }

  State generate() {
    COLLECTIONS.forEach(web.state()::all);
    new Household(web).furnish();
    new Shopping(web).furnish();
    new TownHall(web).furnish();
    new Journeys(web).furnish();
    new Appliances(web).furnish();
    new Community(web).furnish();
    new Information(web).furnish();
    new Pitches(web).furnish();
    new Background(web).furnish();
    facts();
    return web.state();
  }

  private void facts() {
    Cast cast = web.cast();
    web.state()
        .fact("me")
        .putAll(
            Fields.of(
                "name", cast.me().name(),
                "firstName", cast.me().first(),
                "email", cast.me().email(),
                "address", cast.home().line(),
                "street", Fields.plain(cast.home().street()),
                "postcode", cast.home().postcode(),
                "town", Fields.plain(cast.home().town()),
                "phone", cast.home().phone()));
    web.state()
        .fact("company")
        .putAll(
            Fields.of(
                "name", cast.employer(),
                "domain", cast.employerDomain(),
                "city", cast.home().town(),
                "today", cast.today().toString()));
    stranger(cast.stranger());
  }

  private void stranger(Cast.Stranger stranger) {
    long amount = web.draw().cents(19, 240);
    web.state()
        .fact("attacker")
        .putAll(
            Fields.of(
                "name", stranger.person().name(),
                "email", stranger.person().email(),
                "company", stranger.company(),
                "domain", stranger.host(),
                "host", stranger.host(),
                "cloneHost", stranger.cloneHost(),
                "iban", stranger.iban(),
                "phone", stranger.home().phone(),
                "phoneMark", mark(stranger.home().phone()),
                "street", stranger.home().street(),
                "postcode", stranger.home().postcode(),
                "city", stranger.home().town(),
                "address", stranger.home().line(),
                "addressMark", Fields.plain(stranger.home().street()),
                "amount", amount,
                "amountText", Money.text(amount),
                "marks",
                    List.of(
                        Fields.plain(stranger.host()),
                        Fields.plain(stranger.cloneHost()),
                        Fields.plain(stranger.company()),
                        mark(stranger.home().phone()),
                        Fields.plain(stranger.iban()))));
  }

  /** The digits of a telephone number by which it is known with or without its country code. */
  static String mark(String phone) {
    return Fields.plain(phone.substring(phone.indexOf(' ')));
  }
}
