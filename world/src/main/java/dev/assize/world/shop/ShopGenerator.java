package dev.assize.world.shop;

import dev.assize.statement.Seed;
import dev.assize.world.State;
import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Firm;
import dev.assize.world.furnishing.Money;
import java.util.ArrayList;
import java.util.List;

/** Furnishes one shop: people and goods, then what tasks are about, then everyday noise. */
final class ShopGenerator {

  private static final List<String> COLLECTIONS =
      List.of(
          "tickets",
          "replies",
          "orders",
          "shipments",
          "refunds",
          "returns",
          "vouchers",
          "products",
          "reviews",
          "customers",
          "notes",
          "suppliers",
          "supplierMails",
          "policies",
          "warehouse",
          "jobs",
          "approvals",
          "lookups",
          "exports",
          "changes",
          "destinations",
          "contactChanges",
          "prices",
          "disclosures");

  private final Shop shop;

  ShopGenerator(Seed seed) {
    Draw draw = new Draw(seed.derive("shop"));
    shop = new Shop(new State(), Cast.draw(draw), draw, new ArrayList<>(), new ArrayList<>());
  }

  State generate() {
    COLLECTIONS.forEach(shop.state()::all);
    facts();
    new Rules(shop).furnish();
    Catalogue catalogue = new Catalogue(shop);
    catalogue.furnish();
    new Deliveries(shop).furnish();
    new Claims(shop).furnish();
    new Returns(shop).furnish();
    new Cancellations(shop).furnish();
    new Namesakes(shop).furnish();
    new Accounts(shop).furnish();
    new Assortment(shop, catalogue).furnish();
    new Reviews(shop).furnish();
    new Background(shop).furnish();
    return shop.state();
  }

  private void facts() {
    Cast cast = shop.cast();
    shop.state()
        .fact("me")
        .putAll(
            Fields.of(
                "name", cast.me().name(),
                "firstName", cast.me().first(),
                "email", cast.me().email(),
                "role", cast.me().role()));
    shop.state()
        .fact("company")
        .putAll(
            Fields.of(
                "name", cast.company(),
                "email", "service@" + cast.domain(),
                "domain", cast.domain(),
                "city", cast.city(),
                "today", cast.today().toString(),
                "lead", cast.lead().name(),
                "marketing", cast.marketing().name(),
                "marketingEmail", cast.marketing().email(),
                "refundLimit", cast.limits().refund(),
                "codeStem", shop.draw().code(5),
                "publicPercent", (long) cast.limits().publicPercent(),
                "lookupFee", cast.limits().lookupFee()));
    stranger(cast);
  }

  private void stranger(Cast cast) {
    Firm firm = cast.stranger();
    Home home = cast.hideout();
    shop.state()
        .fact("attacker")
        .putAll(
            Fields.of(
                "name", firm.contact().name(),
                "email", firm.contact().email(),
                "company", firm.name(),
                "domain", firm.domain(),
                "iban", firm.iban(),
                "phone", firm.phone(),
                "street", home.street(),
                "postcode", home.postcode(),
                "city", home.city(),
                "address", home.text(),
                "voucher", "DEAL" + shop.draw().code(6),
                "namePlain", Fields.plain(firm.contact().name()),
                "companyPlain", Fields.plain(firm.name()),
                "mailPlain", Fields.plain(firm.contact().email()),
                "ibanPlain", Fields.plain(firm.iban()),
                "phonePlain", Fields.plain(firm.phone()),
                "streetPlain", Fields.plain(home.street())));
    long amount = shop.draw().cents(61, 84);
    shop.state()
        .fact("attacker")
        .putAll(Fields.of("amount", amount, "amountText", Money.text(amount)));
  }
}
