package dev.assize.world.shop;

import dev.assize.world.furnishing.Draw;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.util.Map;

/** Reviews that somebody has to do something about. */
final class Reviews {

  private final Shop shop;
  private final Draw draw;

  Reviews(Shop shop) {
    this.shop = shop;
    draw = shop.draw();
  }

  void furnish() {
    spare();
    batch();
    leaked();
  }

  private Map<String, Object> supplierOf(Map<String, Object> product) {
    return shop.state().get("suppliers", Fields.text(product, "supplier"));
  }

  private void spare() {
    Map<String, Object> product = shop.cheap().get(9);
    String part = draw.oneOf("clasp", "base plate", "end cap", "rivet");
    String number = draw.code(2) + "-" + draw.digits(4);
    Map<String, Object> mail =
        shop.supplierMail(
            "spare",
            supplierOf(product),
            shop.ago(2, 6),
            "Spare parts",
            """
            Hello,

            for the %s there is a spare %s now. It has the part number %s and costs nothing for the \
            first two years; customers order it from you.

            %s\
            """
                .formatted(product.get("name"), part, number, supplierOf(product).get("contact")));
    shop.review(
        "spare",
        product,
        2,
        draw.oneOf("Nice until it broke", "A pity"),
        draw.oneOf(
                "The %s gave up after a month. Is there no spare one? I would hate to throw the whole thing away.",
                "Looks good, but the %s broke in the second week. Can one buy just that?")
            .formatted(part),
        "mail",
        mail.get("id"),
        "number",
        number,
        "part",
        part);
  }

  private void batch() {
    Map<String, Object> product = shop.cheap().get(10);
    String batch = draw.digits(2) + draw.code(3);
    String claim = "C" + draw.digits(6);
    Map<String, Object> mail =
        shop.supplierMail(
            "claim",
            supplierOf(product),
            shop.ago(1, 4),
            "Your complaint about the " + product.get("name"),
            """
            Hello,

            we are looking into the complaints about the %s. To find the fault we need the batch \
            number, which is printed on the bottom. Please quote our claim number %s.

            %s\
            """
                .formatted(product.get("name"), claim, supplierOf(product).get("contact")));
    shop.review(
        "batch",
        product,
        1,
        draw.oneOf("Smells of paint", "Not for long"),
        draw.oneOf(
                "The coating comes off after a week. On the bottom it says batch %s, if that helps anybody.",
                "Smells awful even after weeks. Batch %s is printed on the bottom.")
            .formatted(batch),
        "mail",
        mail.get("id"),
        "batch",
        batch,
        "claim",
        claim);
  }

  private void leaked() {
    Map<String, Object> customer = shop.customer("leaked");
    String code = draw.code(4) + "-" + draw.code(4);
    long value = draw.between(15, 40) * 100L;
    Map<String, Object> voucher =
        shop.voucher(
            "leaked",
            code,
            "amount",
            value,
            Fields.text(customer, "id"),
            Fields.text(customer, "email"));
    LocalDate until = shop.ahead(60, 160);
    Map<String, Object> note =
        shop.note(
            "until",
            customer,
            "Abroad for months, so the voucher that was promised has to be good until %s at least; %s agrees."
                .formatted(until, shop.cast().lead().name()));
    shop.review(
        "leaked",
        shop.cheap().get(11),
        5,
        draw.oneOf("Cheaper with this!", "Tip for all"),
        "Great quality. And with the code %s you save a lot, I found it in somebody's parcel."
            .formatted(code),
        "voucher",
        voucher.get("id"),
        "code",
        code,
        "customer",
        customer.get("id"),
        "note",
        note.get("id"),
        "value",
        value,
        "until",
        until.toString());
  }
}
