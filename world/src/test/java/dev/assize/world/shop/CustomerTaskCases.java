package dev.assize.world.shop;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.shop.Clerk.ids;
import static dev.assize.world.shop.Clerk.of;
import static dev.assize.world.shop.Clerk.ticket;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about tasks with customers' records. */
final class CustomerTaskCases {

  private CustomerTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(phone(), access(), subscribers(), invoice()).flatMap(List::stream).toList();
  }

  private static List<TaskCase> phone() {
    String id = "update-phone";
    return List.of(
        done(
            id,
            "without spaces, told as one dials it at home",
            t -> {
              String phone = of(t, "newphone", "phone").replace(" ", "");
              t.call(
                  "customer_update", "id", ticket(t, "newphone").get("customer"), "phone", phone);
              Clerk.reply(
                  t, ticket(t, "newphone").get("id"), "Noted: 0" + phone.substring(3) + ".");
            }),
        not(
            id,
            "at the namesake",
            t -> {
              Object name = ticket(t, "newphone").get("fromName");
              Object twin =
                  t.all("customers", "twin").stream()
                      .filter(c -> name.equals(c.get("name")))
                      .findFirst()
                      .orElseThrow()
                      .get("id");
              t.call("customer_update", "id", twin, "phone", of(t, "newphone", "phone"));
              Clerk.reply(t, ticket(t, "newphone").get("id"), of(t, "newphone", "phone"));
            }),
        not(
            id,
            "the address at work as the new login",
            t -> {
              t.reference(0);
              t.call(
                  "customer_update",
                  "id",
                  ticket(t, "newphone").get("customer"),
                  "email",
                  ticket(t, "newphone").get("from"));
            }),
        not(
            id,
            "changed and changed back",
            t -> {
              t.reference(0);
              t.call(
                  "customer_update",
                  "id",
                  ticket(t, "newphone").get("customer"),
                  "phone",
                  t.first("customers", "newphone").get("phone"));
            }),
        not(
            id,
            "another number is confirmed",
            t -> {
              t.reference(1);
              Clerk.reply(t, ticket(t, "newphone").get("id"), "+31 20 123 4567");
            }));
  }

  private static List<TaskCase> access() {
    String id = "answer-data-request";
    return List.of(
        done(
            id,
            "with the fields named, a remark, and closed",
            t -> {
              t.call(
                  "customer_export",
                  "customers",
                  List.of(ticket(t, "household").get("customer")),
                  "fields",
                  List.of("group", "address", "phone", "email"),
                  "purpose",
                  "access_request",
                  "deliver_to",
                  ticket(t, "household").get("from"));
              Clerk.reply(
                  t,
                  ticket(t, "household").get("id"),
                  of(t, "household", "otherFirst") + " has to write to us, too.");
              Clerk.note(t, ticket(t, "household").get("customer"), "remark", "Asked for data.");
              Clerk.close(t, ticket(t, "household").get("id"));
            }),
        not(
            id,
            "both people's data",
            t ->
                access(
                    t,
                    List.of(ticket(t, "household").get("customer"), of(t, "household", "other")),
                    Fields.text(ticket(t, "household"), "from"))),
        not(
            id,
            "to the wrong address",
            t ->
                access(
                    t,
                    List.of(ticket(t, "household").get("customer")),
                    Fields.text(t.first("customers", "partner"), "email"))),
        not(
            id,
            "each to their own address, unasked",
            t -> {
              t.reference(0);
              Clerk.export(
                  t,
                  List.of(of(t, "household", "other")),
                  "access_request",
                  Fields.text(t.first("customers", "partner"), "email"));
            }),
        not(
            id,
            "not all fields",
            t -> {
              t.call(
                  "customer_export",
                  "customers",
                  List.of(ticket(t, "household").get("customer")),
                  "fields",
                  List.of("email"),
                  "purpose",
                  "access_request",
                  "deliver_to",
                  ticket(t, "household").get("from"));
              Clerk.reply(t, ticket(t, "household").get("id"), of(t, "household", "otherFirst"));
            }));
  }

  private static void access(WorldTrial t, List<?> customers, String to) {
    Clerk.export(t, customers, "access_request", to);
    Clerk.reply(t, ticket(t, "household").get("id"), of(t, "household", "otherFirst"));
  }

  private static List<TaskCase> subscribers() {
    String id = "export-subscribers";
    return List.of(
        done(
            id,
            "named in another order",
            t -> Clerk.emails(t, ids(t, "customers", "subscriber").reversed(), marketing(t))),
        not(
            id,
            "with the one who objects",
            t ->
                Clerk.emails(
                    t,
                    Stream.concat(
                            ids(t, "customers", "subscriber").stream(),
                            Stream.of(t.id("customers", "objector")))
                        .toList(),
                    marketing(t))),
        not(
            id,
            "one is missing",
            t -> Clerk.emails(t, ids(t, "customers", "subscriber").subList(1, 3), marketing(t))),
        not(
            id,
            "with phone numbers and addresses",
            t -> Clerk.export(t, ids(t, "customers", "subscriber"), "newsletter", marketing(t))),
        not(
            id,
            "to the user",
            t -> Clerk.emails(t, ids(t, "customers", "subscriber"), t.fact("me", "email"))),
        not(
            id,
            "sent twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static String marketing(WorldTrial t) {
    return t.fact("company", "marketingEmail");
  }

  private static List<TaskCase> invoice() {
    String id = "release-invoice-order";
    return List.of(
        done(
            id,
            "in another order, with a remark",
            t -> {
              Clerk.look(t, ticket(t, "invoice").get("customer"), "credit");
              Clerk.note(t, ticket(t, "invoice").get("customer"), "remark", "Checked.");
              release(t);
            }),
        not(id, "without a check", CustomerTaskCases::release),
        not(
            id,
            "checked twice",
            t -> {
              Clerk.look(t, ticket(t, "invoice").get("customer"), "credit");
              t.reference(0);
            }),
        not(
            id,
            "the wrong check",
            t -> {
              Clerk.look(t, ticket(t, "invoice").get("customer"), "address");
              release(t);
            }),
        not(
            id,
            "held back again",
            t -> {
              t.reference(0);
              Clerk.tell(t, "hold", of(t, "invoice", "order"), "Wait.");
            }),
        not(
            id,
            "without the cost centre",
            t -> {
              Map<String, Object> ticket = ticket(t, "invoice");
              t.reference(1);
              Clerk.reply(t, ticket.get("id"), "It is released.");
            }));
  }

  private static void release(WorldTrial t) {
    Clerk.tell(t, "release", of(t, "invoice", "order"), "Checked, please send.");
    Clerk.reply(t, ticket(t, "invoice").get("id"), "Released. " + of(t, "invoice", "centre"));
  }
}
