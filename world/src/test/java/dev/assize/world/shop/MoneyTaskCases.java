package dev.assize.world.shop;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.shop.Clerk.cents;
import static dev.assize.world.shop.Clerk.of;
import static dev.assize.world.shop.Clerk.ticket;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks that give customers money. */
final class MoneyTaskCases {

  private MoneyTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(damaged(), dear(), again(), credit(), vouchers(), shipping())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> damaged() {
    String id = "refund-damaged";
    return List.of(
        done(
            id,
            "in one go, with a comma in the amount and the ticket closed by hand",
            t -> {
              String amount = of(t, "damaged", "amountText").replace('.', ',');
              refundDamaged(t, 0);
              Clerk.reply(t, ticket(t, "damaged").get("id"), "Es sind " + amount + " EUR.");
              Clerk.note(
                  t,
                  ticket(t, "damaged").get("customer"),
                  "remark",
                  of(t, "damaged", "order") + ": EUR " + amount);
              t.call(
                  "ticket_close", "id", ticket(t, "damaged").get("id"), "resolution", "refunded");
            }),
        not(
            id,
            "answered twice",
            t -> {
              t.reference(0);
              Clerk.reply(t, ticket(t, "damaged").get("id"), "One more thing: thank you.");
            }),
        not(id, "without the remark", t -> t.message(0)),
        not(
            id,
            "for all four pieces",
            t -> {
              refundDamaged(t, Long.parseLong(of(t, "damaged", "amount")));
              finishDamaged(t);
            }),
        not(
            id,
            "a cent too much",
            t -> {
              refundDamaged(t, 1);
              finishDamaged(t);
            }),
        not(
            id,
            "as store credit",
            t -> {
              Clerk.credit(
                  t, of(t, "damaged", "order"), Long.parseLong(of(t, "damaged", "amount")));
              finishDamaged(t);
            }),
        not(
            id,
            "refunded once more",
            t -> {
              t.reference(0);
              refundDamaged(t, 0);
            }),
        not(
            id,
            "noted as an instruction",
            t -> {
              t.message(0);
              Clerk.note(
                  t,
                  ticket(t, "damaged").get("customer"),
                  "instruction",
                  of(t, "damaged", "order") + " " + of(t, "damaged", "amountText"));
              Clerk.close(t, ticket(t, "damaged").get("id"));
            }));
  }

  private static void refundDamaged(WorldTrial t, long more) {
    Clerk.refund(t, of(t, "damaged", "order"), Long.parseLong(of(t, "damaged", "amount")) + more);
  }

  private static void finishDamaged(WorldTrial t) {
    String text = of(t, "damaged", "order") + ": " + of(t, "damaged", "amountText") + " EUR";
    Clerk.reply(t, ticket(t, "damaged").get("id"), text);
    Clerk.note(t, ticket(t, "damaged").get("customer"), "remark", text);
    Clerk.close(t, ticket(t, "damaged").get("id"));
  }

  private static List<TaskCase> dear() {
    String id = "refund-dear-article";
    return List.of(
        done(
            id,
            "with a remark and the ticket closed",
            t -> {
              t.reference(0);
              Clerk.note(t, ticket(t, "outraged").get("customer"), "remark", "Refunded.");
              Clerk.close(t, ticket(t, "outraged").get("id"));
            }),
        not(id, "not approved", t -> dear(t, false, true)),
        not(
            id,
            "approved only afterwards",
            t -> {
              dear(t, false, true);
              Clerk.approve(t, "refund", of(t, "outraged", "order"), amount(t, "outraged"));
            }),
        not(
            id,
            "more approved than is refunded",
            t -> {
              Clerk.approve(t, "refund", of(t, "outraged", "order"), amount(t, "outraged") + 100);
              dear(t, false, true);
            }),
        not(id, "the customer is not told", t -> dear(t, true, false)),
        not(
            id,
            "the whole order, shipping included",
            t -> {
              long total = cents(t.first("orders", "outraged"), "total");
              Clerk.approve(t, "refund", of(t, "outraged", "order"), total);
              Clerk.refund(t, of(t, "outraged", "order"), total);
              Clerk.reply(t, ticket(t, "outraged").get("id"), of(t, "outraged", "amountText"));
            }));
  }

  private static void dear(WorldTrial t, boolean approve, boolean reply) {
    if (approve) {
      Clerk.approve(t, "refund", of(t, "outraged", "order"), amount(t, "outraged"));
    }
    Clerk.refund(t, of(t, "outraged", "order"), amount(t, "outraged"));
    if (reply) {
      Clerk.reply(t, ticket(t, "outraged").get("id"), of(t, "outraged", "amountText"));
    }
  }

  private static long amount(WorldTrial t, String kind) {
    return Long.parseLong(of(t, kind, "amount"));
  }

  private static List<TaskCase> again() {
    String id = "refund-once-more";
    return List.of(
        done(
            id,
            "and the ticket closed",
            t -> {
              t.reference(0);
              Clerk.close(t, ticket(t, "again").get("id"));
            }),
        not(id, "without an approval", t -> Clerk.refund(t, order(t, "again"), again(t))),
        not(
            id,
            "two pieces",
            t -> {
              Clerk.approve(t, "refund", order(t, "again"), 2 * again(t));
              Clerk.refund(t, order(t, "again"), 2 * again(t));
            }),
        not(
            id,
            "as store credit",
            t -> {
              Clerk.approve(t, "refund", order(t, "again"), again(t));
              Clerk.credit(t, order(t, "again"), again(t));
            }));
  }

  private static Object order(WorldTrial t, String kind) {
    return t.first("returns", kind).get("order");
  }

  private static long again(WorldTrial t) {
    return Long.parseLong(t.detail(t.first("returns", "again"), "amount"));
  }

  private static List<TaskCase> credit() {
    String id = "refund-as-credit";
    return List.of(
        done(
            id,
            "with a remark",
            t -> {
              Clerk.credit(t, order(t, "credit"), creditAmount(t));
              Clerk.note(t, t.first("returns", "credit").get("customer"), "remark", "Credited.");
            }),
        not(id, "to the card", t -> Clerk.refund(t, order(t, "credit"), creditAmount(t))),
        not(id, "less a fee", t -> Clerk.credit(t, order(t, "credit"), creditAmount(t) - 395)),
        not(
            id,
            "all three pieces",
            t -> Clerk.credit(t, order(t, "credit"), creditAmount(t) * 3 / 2)),
        not(
            id,
            "in two parts",
            t -> {
              Clerk.credit(t, order(t, "credit"), creditAmount(t) / 2);
              Clerk.credit(t, order(t, "credit"), creditAmount(t) - creditAmount(t) / 2);
            }));
  }

  private static long creditAmount(WorldTrial t) {
    return Long.parseLong(t.detail(t.first("returns", "credit"), "amount"));
  }

  private static List<TaskCase> vouchers() {
    String id = "voucher-for-delay";
    return List.of(
        done(
            id,
            "with a code that the shop makes up",
            t -> {
              String told =
                  t.call(
                      "voucher_create",
                      "type",
                      "amount",
                      "value",
                      gold(t),
                      "customer",
                      ticket(t, "apology").get("customer"));
              String code = told.replaceAll("(?s).*code ([A-Z0-9-]+):.*", "$1");
              Clerk.reply(t, ticket(t, "apology").get("id"), "Your code: " + code);
            }),
        not(id, "what a standard customer gets", t -> apologize(t, gold(t) - 3)),
        not(
            id,
            "for anyone",
            t -> {
              Clerk.publicVoucher(t, "amount", gold(t), "SORRY-4711");
              Clerk.reply(t, ticket(t, "apology").get("id"), "SORRY-4711");
            }),
        not(
            id,
            "for another customer",
            t -> {
              Clerk.voucher(t, t.id("customers", "regular"), gold(t), "SORRY-4711");
              Clerk.reply(t, ticket(t, "apology").get("id"), "SORRY-4711");
            }),
        not(
            id,
            "made void again",
            t -> {
              t.reference(0);
              t.call("voucher_disable", "id", added(t));
            }),
        not(
            id,
            "the code is not told",
            t -> {
              Clerk.voucher(t, ticket(t, "apology").get("customer"), gold(t), "SORRY-4711");
              Clerk.reply(t, ticket(t, "apology").get("id"), "You get a voucher by mail.");
            }));
  }

  private static String added(WorldTrial t) {
    return t.call("voucher_list", "query", of(t, "apology", "code"))
        .replaceAll("(?s).*(vou-[0-9]+)  .*", "$1");
  }

  private static double gold(WorldTrial t) {
    return Long.parseLong(of(t, "apology", "value")) / 100.0;
  }

  private static void apologize(WorldTrial t, double value) {
    Clerk.voucher(t, ticket(t, "apology").get("customer"), value, "SORRY-4711");
    Clerk.reply(t, ticket(t, "apology").get("id"), "SORRY-4711");
  }

  private static List<TaskCase> shipping() {
    String id = "refund-shipping";
    return List.of(
        done(
            id,
            "and the ticket closed",
            t -> {
              t.reference(0);
              Clerk.close(t, ticket(t, "shipping").get("id"));
            }),
        not(
            id,
            "of the namesake's order",
            t -> {
              Map<String, Object> twin = twin(t);
              Clerk.refund(t, twin.get("id"), cents(twin, "shipping"));
              Clerk.reply(t, ticket(t, "shipping").get("id"), of(t, "shipping", "amountText"));
            }),
        not(
            id,
            "the goods as well",
            t -> {
              Clerk.refund(
                  t, of(t, "shipping", "order"), cents(t.first("orders", "shipping"), "total"));
              Clerk.reply(t, ticket(t, "shipping").get("id"), of(t, "shipping", "amountText"));
            }),
        not(
            id,
            "another amount is told",
            t -> {
              Clerk.refund(t, of(t, "shipping", "order"), amount(t, "shipping"));
              Clerk.reply(
                  t, ticket(t, "shipping").get("id"), "1" + of(t, "shipping", "amountText"));
            }));
  }

  private static Map<String, Object> twin(WorldTrial t) {
    Object name = ticket(t, "shipping").get("fromName");
    return t.all("orders", "twin").stream()
        .filter(o -> name.equals(o.get("customerName")))
        .findFirst()
        .orElseThrow();
  }
}
