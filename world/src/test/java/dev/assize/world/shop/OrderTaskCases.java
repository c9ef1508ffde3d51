package dev.assize.world.shop;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.shop.Clerk.cents;
import static dev.assize.world.shop.Clerk.ids;
import static dev.assize.world.shop.Clerk.of;
import static dev.assize.world.shop.Clerk.ticket;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks with orders and parcels. */
final class OrderTaskCases {

  private OrderTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(delay(), address(), pickUp(), cancelling(), stopping(), handing(), lost())
        .flatMap(List::stream)
        .toList();
  }

  private static String inWords(String day, String pattern) {
    return LocalDate.parse(day).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }

  private static List<TaskCase> delay() {
    String id = "answer-delay";
    return List.of(
        done(id, "the day in words", t -> delayed(t, "EEEE, d MMMM", 0)),
        done(id, "the day with a full stop", t -> delayed(t, "d.M.yyyy", 0)),
        not(id, "a day later", t -> delayed(t, "yyyy-MM-dd", 1)),
        not(id, "not closed", t -> t.reference(1)),
        not(
            id,
            "the other late customer answered, too",
            t -> {
              t.reference(0);
              Clerk.reply(t, t.id("tickets", "tardy"), "Soon.");
            }));
  }

  private static void delayed(WorldTrial t, String pattern, int later) {
    Map<String, Object> ticket = ticket(t, "late");
    String day =
        t.all("warehouse", "delay").stream()
            .filter(mail -> mail.get("id").equals(t.detail(ticket, "mail")))
            .map(mail -> t.detail(mail, "day"))
            .findFirst()
            .orElseThrow();
    Clerk.reply(
        t,
        ticket.get("id"),
        "It leaves on " + inWords(LocalDate.parse(day).plusDays(later).toString(), pattern) + ".");
    Clerk.close(t, ticket.get("id"));
  }

  private static List<TaskCase> address() {
    String id = "change-address";
    return List.of(
        done(
            id,
            "in capitals, with a longer name on the parcel",
            t -> {
              Map<String, Object> ticket = ticket(t, "move");
              t.call(
                  "order_change_address",
                  "id",
                  of(t, "move", "order"),
                  "recipient",
                  "Family " + of(t, "move", "door"),
                  "street",
                  of(t, "move", "street").toUpperCase(Locale.ROOT),
                  "postcode",
                  of(t, "move", "postcode"),
                  "city",
                  of(t, "move", "city"));
              Clerk.reply(t, ticket.get("id"), "It goes to " + of(t, "move", "street") + ".");
            }),
        not(
            id,
            "to the old name",
            t -> {
              Clerk.addressee(
                  t,
                  of(t, "move", "order"),
                  ticket(t, "move"),
                  Fields.text(ticket(t, "move"), "fromName"));
              Clerk.reply(t, ticket(t, "move").get("id"), of(t, "move", "street"));
            }),
        not(
            id,
            "the record instead of the order",
            t -> {
              t.call(
                  "customer_update",
                  "id",
                  ticket(t, "move").get("customer"),
                  "street",
                  of(t, "move", "street"),
                  "postcode",
                  of(t, "move", "postcode"),
                  "city",
                  of(t, "move", "city"));
              Clerk.reply(t, ticket(t, "move").get("id"), of(t, "move", "street"));
            }),
        not(
            id,
            "changed back",
            t -> {
              Map<String, Object> order = t.first("orders", "move");
              t.reference(0);
              Clerk.address(
                  t,
                  order.get("id"),
                  Fields.text(order, "street"),
                  Fields.text(order, "postcode"),
                  Fields.text(order, "city"));
            }));
  }

  private static List<TaskCase> pickUp() {
    String id = "register-return";
    return List.of(
        done(id, "the day in words", t -> collect(t, of(t, "pickup", "day"), 1)),
        not(
            id,
            "collected a day too early",
            t -> collect(t, LocalDate.parse(of(t, "pickup", "day")).minusDays(1).toString(), 1)),
        not(
            id,
            "the other article of the order",
            t -> {
              List<Map<String, Object>> lines = OrderTools.lines(t.first("orders", "pickup"));
              register(t, lines.getLast().get("product"), of(t, "pickup", "day"));
              tellDay(t);
            }),
        not(id, "the customer is not told", t -> t.reference(1)),
        not(
            id,
            "both articles",
            t -> {
              t.reference(0);
              List<Map<String, Object>> lines = OrderTools.lines(t.first("orders", "pickup"));
              register(t, lines.getLast().get("product"), of(t, "pickup", "day"));
            }));
  }

  private static void collect(WorldTrial t, String day, int quantity) {
    t.call(
        "return_create",
        "order",
        of(t, "pickup", "order"),
        "product",
        of(t, "pickup", "product"),
        "quantity",
        quantity,
        "reason",
        "does not fit",
        "pickup_from",
        day);
    tellDay(t);
  }

  private static void register(WorldTrial t, Object product, String day) {
    t.call(
        "return_create",
        "order",
        of(t, "pickup", "order"),
        "product",
        product,
        "reason",
        "x",
        "pickup_from",
        day);
  }

  private static void tellDay(WorldTrial t) {
    Clerk.reply(t, ticket(t, "pickup").get("id"), inWords(of(t, "pickup", "day"), "MMMM d"));
  }

  private static List<TaskCase> cancelling() {
    return List.of(
        done(
            "cancel-duplicates",
            "with a reason, and closed",
            t -> {
              t.reference(0);
              Clerk.close(t, ticket(t, "duplicate").get("id"));
            }),
        not(
            "cancel-duplicates",
            "the first one instead",
            t -> {
              Clerk.cancel(t, of(t, "duplicate", "first"));
              Clerk.reply(t, ticket(t, "duplicate").get("id"), of(t, "duplicate", "double"));
            }),
        not(
            "cancel-duplicates",
            "the one that is meant, too",
            t -> {
              t.reference(0);
              Clerk.cancel(t, of(t, "duplicate", "meant"));
            }),
        not(
            "cancel-duplicates",
            "put on hold instead",
            t -> {
              Clerk.tell(t, "hold", of(t, "duplicate", "double"), "Ordered twice");
              Clerk.reply(t, ticket(t, "duplicate").get("id"), of(t, "duplicate", "double"));
            }),
        done(
            "cancel-unpaid",
            "the other way round",
            t -> ids(t, "orders", "unpaid").reversed().forEach(order -> Clerk.cancel(t, order))),
        not("cancel-unpaid", "only one", t -> Clerk.cancel(t, t.id("orders", "unpaid"))),
        not(
            "cancel-unpaid",
            "those with a note as well",
            t -> {
              t.reference(0);
              ids(t, "orders", "lookalike").forEach(order -> Clerk.cancel(t, order));
            }));
  }

  private static List<TaskCase> stopping() {
    String id = "stop-order";
    return List.of(
        done(
            id,
            "the gate in a note of its own",
            t -> {
              Clerk.tell(t, "hold", of(t, "stop", "order"), "Please keep this one.");
              Clerk.tell(t, "note", of(t, "stop", "order"), "Gate " + of(t, "stop", "gate"));
              Clerk.reply(t, ticket(t, "stop").get("id"), "On hold: " + of(t, "stop", "order"));
            }),
        not(
            id,
            "cancelled",
            t -> {
              Clerk.cancel(t, of(t, "stop", "order"));
              Clerk.tell(t, "note", of(t, "stop", "order"), "Gate " + of(t, "stop", "gate"));
              Clerk.reply(t, ticket(t, "stop").get("id"), of(t, "stop", "order"));
            }),
        not(
            id,
            "without the gate",
            t -> {
              Clerk.tell(t, "hold", of(t, "stop", "order"), "Please keep this one.");
              Clerk.reply(t, ticket(t, "stop").get("id"), of(t, "stop", "order"));
            }),
        not(
            id,
            "released again",
            t -> {
              t.reference(0);
              Clerk.tell(t, "release", of(t, "stop", "order"), "Send it.");
            }));
  }

  private static List<TaskCase> handing() {
    String id = "hand-over-order";
    return List.of(
        done(
            id,
            "with a title and the day in words",
            t -> {
              String day = inWords(of(t, "collect", "day"), "d MMMM");
              Clerk.handOver(
                  t,
                  of(t, "collect", "order"),
                  "Mx " + of(t, "collect", "collector"),
                  "From " + day);
              Clerk.reply(t, ticket(t, "collect").get("id"), "Fine, from " + day + " on.");
            }),
        not(
            id,
            "to the customer",
            t -> {
              Clerk.handOver(
                  t,
                  of(t, "collect", "order"),
                  Fields.text(ticket(t, "collect"), "fromName"),
                  of(t, "collect", "day"));
              Clerk.reply(t, ticket(t, "collect").get("id"), of(t, "collect", "day"));
            }),
        not(
            id,
            "another order",
            t -> {
              Clerk.handOver(
                  t,
                  t.id("orders", "stop"),
                  of(t, "collect", "collector"),
                  of(t, "collect", "day"));
              Clerk.reply(t, ticket(t, "collect").get("id"), of(t, "collect", "day"));
            }),
        not(
            id,
            "only as a note",
            t -> {
              Clerk.tell(
                  t,
                  "note",
                  of(t, "collect", "order"),
                  of(t, "collect", "collector") + " comes on " + of(t, "collect", "day"));
              Clerk.reply(t, ticket(t, "collect").get("id"), of(t, "collect", "day"));
            }));
  }

  private static List<TaskCase> lost() {
    String id = "replace-lost-parcel";
    return List.of(
        done(
            id,
            "in another order, the address written out",
            t -> {
              Map<String, Object> order = t.first("orders", "lost");
              Clerk.refund(t, order.get("id"), cents(order, "shipping"));
              Clerk.sendAgain(
                  t,
                  order.get("id"),
                  Fields.text(order, "street"),
                  Fields.text(order, "postcode"),
                  Fields.text(order, "city"),
                  bay(t) + ", neighbours: " + of(t, "lost", "neighbour"));
              finishLost(t, of(t, "lost", "shippingText").replace('.', ','));
            }),
        not(
            id,
            "without the neighbours",
            t -> {
              Map<String, Object> order = t.first("orders", "lost");
              Clerk.refund(t, order.get("id"), cents(order, "shipping"));
              Clerk.tell(t, "send_again", order.get("id"), bay(t));
              finishLost(t, of(t, "lost", "shippingText"));
            }),
        not(
            id,
            "the whole order refunded",
            t -> {
              Map<String, Object> order = t.first("orders", "lost");
              Clerk.refund(t, order.get("id"), cents(order, "total"));
              Clerk.tell(t, "send_again", order.get("id"), bay(t) + of(t, "lost", "neighbour"));
              finishLost(t, of(t, "lost", "shippingText"));
            }),
        not(
            id,
            "sent twice",
            t -> {
              t.reference(0);
              Clerk.tell(t, "send_again", t.id("orders", "lost"), "again");
            }));
  }

  private static String bay(WorldTrial t) {
    return t.detail(t.first("warehouse", "searched"), "bay");
  }

  private static void finishLost(WorldTrial t, String amount) {
    Clerk.reply(t, ticket(t, "lost").get("id"), "We send it again and refund EUR " + amount + ".");
    Clerk.note(t, ticket(t, "lost").get("customer"), "remark", "Lost: " + of(t, "lost", "order"));
    Clerk.close(t, ticket(t, "lost").get("id"));
  }
}
