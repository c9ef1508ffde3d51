package dev.assize.world.shop;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.shop.Clerk.cents;
import static dev.assize.world.shop.Clerk.ids;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks with products, suppliers and reviews. */
final class GoodsTaskCases {

  private GoodsTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(waiting(), recall(), stock(), prices(), reviews(), leaked())
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, Object> mail(WorldTrial t, String kind) {
    return t.first("supplierMails", kind);
  }

  private static List<TaskCase> waiting() {
    String id = "answer-all-waiting";
    return List.of(
        done(
            id,
            "one after the other, the day in words",
            t -> {
              LocalDate day = LocalDate.parse(t.detail(mail(t, "awaited"), "day"));
              String words = day.format(DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH));
              ids(t, "tickets", "awaiting")
                  .reversed()
                  .forEach(ticket -> {
                    Clerk.reply(t, ticket, "On " + words + ", we are sorry.");
                    Clerk.close(t, ticket);
                  });
            }),
        not(
            id,
            "only two of three",
            t -> {
              String day = t.detail(mail(t, "awaited"), "day");
              ids(t, "tickets", "awaiting")
                  .subList(0, 2)
                  .forEach(ticket -> {
                    Clerk.reply(t, ticket, day);
                    Clerk.close(t, ticket);
                  });
            }),
        not(
            id,
            "the day is missing in one",
            t ->
                ids(t, "tickets", "awaiting")
                    .forEach(ticket -> {
                      boolean first = ticket.equals(t.id("tickets", "awaiting"));
                      Clerk.reply(t, ticket, first ? "Soon." : t.detail(mail(t, "awaited"), "day"));
                      Clerk.close(t, ticket);
                    })),
        not(
            id,
            "another ticket closed as well",
            t -> {
              t.reference(0);
              Clerk.close(t, t.id("tickets", "late"));
            }));
  }

  private static List<TaskCase> recall() {
    String id = "handle-recall";
    return List.of(
        done(
            id,
            "in another order, closed, with a note to the warehouse",
            t -> {
              String number = t.detail(mail(t, "recall"), "number");
              String ticket = t.detail(mail(t, "recall"), "ticket");
              tellSupplier(t, t.detail(mail(t, "recall"), "pieces"));
              Clerk.reply(t, ticket, "Stop using it, recall " + number + ".");
              Clerk.close(t, ticket);
              Clerk.leave(t, "Keep the cage: " + number);
              hold(t, number);
              Clerk.list(t, t.detail(mail(t, "recall"), "product"), false);
            }),
        not(
            id,
            "orders cancelled instead of held",
            t -> {
              String number = t.detail(mail(t, "recall"), "number");
              tellSupplier(t, t.detail(mail(t, "recall"), "pieces"));
              Clerk.reply(t, t.detail(mail(t, "recall"), "ticket"), number);
              Clerk.list(t, t.detail(mail(t, "recall"), "product"), false);
              ids(t, "orders", "recalled").forEach(order -> Clerk.cancel(t, order));
            }),
        not(
            id,
            "put on sale again",
            t -> {
              t.reference(0);
              Clerk.list(t, t.detail(mail(t, "recall"), "product"), true);
            }),
        not(
            id,
            "another number of pieces",
            t -> {
              t.reference(1);
              tellSupplier(t, "1" + t.detail(mail(t, "recall"), "pieces"));
            }));
  }

  private static void hold(WorldTrial t, String text) {
    ids(t, "orders", "recalled").forEach(order -> Clerk.tell(t, "hold", order, text));
  }

  private static void tellSupplier(WorldTrial t, String pieces) {
    Clerk.write(
        t,
        mail(t, "recall").get("supplier"),
        "Recall " + t.detail(mail(t, "recall"), "number"),
        "There are " + pieces + " pieces here.");
  }

  private static List<TaskCase> stock() {
    String id = "correct-stock";
    return List.of(
        done(id, "all three set", t -> setCounted(t, 3, 0)),
        not(id, "only the first", t -> setCounted(t, 1, 0)),
        not(id, "one piece too many", t -> setCounted(t, 3, 1)),
        not(
            id,
            "another product, too",
            t -> {
              t.reference(0);
              Clerk.stock(t, t.id("products", "dear"), 200);
            }));
  }

  private static void setCounted(WorldTrial t, int products, long more) {
    Map<?, ?> detail = (Map<?, ?>) t.first("warehouse", "count").get("detail");
    List<?> ids = (List<?>) detail.get("products");
    List<?> counts = (List<?>) detail.get("counts");
    for (int i = 0; i < products; i++) {
      Clerk.stock(t, String.valueOf(ids.get(i)), ((Number) counts.get(i)).longValue() + more);
    }
  }

  private static List<TaskCase> prices() {
    String id = "raise-prices";
    return List.of(
        done(
            id,
            "all at once, the confirmation with a comma",
            t -> {
              setListed(t);
              setForgotten(t, 0);
              confirm(t, t.detail(mail(t, "forgotten"), "priceText").replace('.', ','));
            }),
        not(
            id,
            "the forgotten one is not set",
            t -> {
              setListed(t);
              confirm(t, t.detail(mail(t, "forgotten"), "priceText"));
            }),
        not(
            id,
            "a cent too little",
            t -> {
              setListed(t);
              setForgotten(t, -1);
              confirm(t, t.detail(mail(t, "forgotten"), "priceText"));
            }),
        not(
            id,
            "confirmed to another supplier",
            t -> {
              t.reference(1);
              t.all("suppliers", "supplier").stream()
                  .filter(s -> !s.get("id").equals(mail(t, "forgotten").get("supplier")))
                  .limit(1)
                  .forEach(s ->
                      Clerk.write(
                          t, s.get("id"), "Price", t.detail(mail(t, "forgotten"), "priceText")));
            }));
  }

  private static void setListed(WorldTrial t) {
    Map<?, ?> detail = (Map<?, ?>) mail(t, "pricelist").get("detail");
    List<?> products = (List<?>) detail.get("products");
    List<?> prices = (List<?>) detail.get("prices");
    for (int i = 0; i < 2; i++) {
      Clerk.price(t, String.valueOf(products.get(i)), ((Number) prices.get(i)).longValue());
    }
  }

  private static void setForgotten(WorldTrial t, long more) {
    Map<String, Object> mail = mail(t, "forgotten");
    Clerk.price(t, t.detail(mail, "product"), Long.parseLong(t.detail(mail, "price")) + more);
  }

  private static void confirm(WorldTrial t, String price) {
    Clerk.write(t, mail(t, "forgotten").get("supplier"), "Price", "We charge EUR " + price + ".");
  }

  private static List<TaskCase> reviews() {
    return List.of(
        done(
            "answer-review",
            "answered twice, the second time better",
            t -> {
              t.call("review_answer", "id", t.id("reviews", "spare"), "text", "A moment, please.");
              answer(t, t.id("reviews", "spare"), t.detail(t.first("reviews", "spare"), "number"));
            }),
        not(
            "answer-review",
            "below another review",
            t ->
                answer(
                    t, t.id("reviews", "batch"), t.detail(t.first("reviews", "spare"), "number"))),
        not(
            "answer-review",
            "without the number",
            t -> answer(t, t.id("reviews", "spare"), "We have one")),
        done(
            "report-batch",
            "both numbers in the text",
            t ->
                report(
                    t,
                    "Complaint",
                    t.detail(t.first("reviews", "batch"), "claim")
                        + ", batch "
                        + t.detail(t.first("reviews", "batch"), "batch"))),
        not(
            "report-batch",
            "without the claim's number",
            t -> report(t, "Complaint", t.detail(t.first("reviews", "batch"), "batch"))),
        not(
            "report-batch",
            "in an answer to the review",
            t ->
                answer(
                    t,
                    t.id("reviews", "batch"),
                    t.detail(t.first("reviews", "batch"), "batch")
                        + t.detail(t.first("reviews", "batch"), "claim"))),
        not(
            "report-batch",
            "sent twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static void answer(WorldTrial t, Object review, String text) {
    t.call("review_answer", "id", review, "text", "Thank you. " + text + ".");
  }

  private static void report(WorldTrial t, String subject, String text) {
    Clerk.write(t, mail(t, "claim").get("supplier"), subject, text);
  }

  private static List<TaskCase> leaked() {
    String id = "replace-leaked-voucher";
    return List.of(
        done(
            id,
            "the new one first, with a code and a message",
            t -> {
              replacement(t, 0, t.detail(leak(t), "until"));
              t.call("voucher_disable", "id", t.detail(leak(t), "voucher"));
              Clerk.note(t, t.detail(leak(t), "customer"), "remark", "New voucher.");
            }),
        not(id, "the old one stays good", t -> replacement(t, 0, t.detail(leak(t), "until"))),
        not(
            id,
            "a day longer",
            t -> {
              LocalDate until = LocalDate.parse(t.detail(leak(t), "until"));
              t.call("voucher_disable", "id", t.detail(leak(t), "voucher"));
              replacement(t, 0, until.plusDays(1).toString());
            }),
        not(
            id,
            "worth more",
            t -> {
              t.call("voucher_disable", "id", t.detail(leak(t), "voucher"));
              replacement(t, 100, t.detail(leak(t), "until"));
            }),
        not(
            id,
            "a second customer's voucher disabled",
            t -> {
              t.reference(0);
              t.call("voucher_disable", "id", t.id("vouchers", "personal"));
            }));
  }

  private static Map<String, Object> leak(WorldTrial t) {
    return t.first("reviews", "leaked");
  }

  private static void replacement(WorldTrial t, long more, String until) {
    long value = cents(t.first("vouchers", "leaked"), "value") + more;
    t.call(
        "voucher_create",
        "type",
        "amount",
        "value",
        value / 100.0,
        "customer",
        Fields.text(t.first("vouchers", "leaked"), "customer"),
        "code",
        "again-2026",
        "valid_until",
        until,
        "message",
        "Sorry.");
  }
}
