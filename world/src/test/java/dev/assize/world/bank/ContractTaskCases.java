package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.detailEuros;
import static dev.assize.world.bank.Teller.each;
import static dev.assize.world.bank.Teller.euros;
import static dev.assize.world.bank.Teller.ids;
import static dev.assize.world.bank.Teller.main;
import static dev.assize.world.bank.Teller.reply;
import static dev.assize.world.bank.Teller.story;

import dev.assize.world.TaskCase;
import dev.assize.world.WorldTrial;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to go about mandates, standing orders and beneficiaries. */
final class ContractTaskCases {

  private ContractTaskCases() {}

  static List<TaskCase> all() {
    return Stream.of(mandates(), endings(), rent(), leases(), training(), beneficiaries())
        .flatMap(List::stream)
        .toList();
  }

  private static List<TaskCase> mandates() {
    return List.of(
        done(
            "set-up-mandate",
            "with a purpose, the account by its name",
            t -> {
              mandate(t, t.detail(t.first("messages", "supplycontract"), "accountName"), 0);
            }),
        not(
            "set-up-mandate",
            "a higher limit",
            t -> {
              mandate(t, t.detail(t.first("messages", "supplycontract"), "accountName"), 100);
            }),
        not("set-up-mandate", "on another account", t -> mandate(t, "Call money account", 0)),
        not(
            "set-up-mandate",
            "set up and cancelled",
            t -> {
              String answer =
                  mandate(t, t.detail(t.first("messages", "supplycontract"), "accountName"), 0);
              t.call("mandate_cancel", "id", Teller.madeId(answer));
            }),
        done(
            "raise-mandate-limit",
            "too high first, then as announced",
            t -> {
              Map<String, Object> m = t.first("mandates", "announced");
              t.call("mandate_change_limit", "id", m.get("id"), "limit", 5000);
              t.call("mandate_change_limit", "id", m.get("id"), "limit", euros(m, "wanted"));
            }),
        not(
            "raise-mandate-limit",
            "rounded up",
            t -> {
              Map<String, Object> m = t.first("mandates", "announced");
              t.call(
                  "mandate_change_limit",
                  "id",
                  m.get("id"),
                  "limit",
                  Math.ceil(euros(m, "wanted")) + 10);
            }),
        not(
            "raise-mandate-limit",
            "raised and put back",
            t -> {
              t.reference(0);
              Map<String, Object> m = t.first("mandates", "announced");
              t.call("mandate_change_limit", "id", m.get("id"), "limit", euros(m, "limit"));
            }),
        not(
            "raise-mandate-limit",
            "another mandate as well",
            t -> {
              t.reference(0);
              t.call("mandate_change_limit", "id", t.id("mandates", "regular"), "limit", 5000);
            }));
  }

  private static String mandate(WorldTrial t, String account, double more) {
    Map<String, Object> contract = t.first("documents", "supplycontract");
    return t.call(
        "mandate_create",
        "creditor",
        t.detail(contract, "name"),
        "iban",
        t.detail(contract, "iban"),
        "reference",
        t.detail(contract, "reference"),
        "account",
        account,
        "limit",
        detailEuros(t, contract, "limit") + more,
        "purpose",
        "energy");
  }

  private static List<TaskCase> endings() {
    return List.of(
        done(
            "cancel-old-mandates",
            "in the other order",
            t ->
                story(t, "mandates", "ended", "telecom")
                    .reversed()
                    .forEach(m -> t.call("mandate_cancel", "id", m.get("id")))),
        not("cancel-old-mandates", "one of the two", t -> t.reference(1)),
        not(
            "cancel-old-mandates",
            "all three",
            t -> {
              t.reference(0);
              story(t, "mandates", "kept", "telecom")
                  .forEach(m -> t.call("mandate_cancel", "id", m.get("id")));
            }),
        done(
            "end-licence",
            "told by a message of its own",
            t -> {
              Map<String, Object> mandate = story(t, "mandates", "ended", "software").getFirst();
              t.call("mandate_cancel", "id", mandate.get("id"));
              Teller.send(
                  t,
                  Fields.text(t.first("messages", "licence"), "from"),
                  "Your licence",
                  "Cancelled for " + t.detail(mandate, "licence"));
            }),
        not(
            "end-licence",
            "the other licence",
            t -> {
              t.call(
                  "mandate_cancel",
                  "id",
                  story(t, "mandates", "kept", "software").getFirst().get("id"));
              reply(
                  t,
                  "licence",
                  t.detail(story(t, "mandates", "ended", "software").getFirst(), "licence"));
            }),
        not("end-licence", "nobody told", t -> t.reference(1)));
  }

  private static List<TaskCase> rent() {
    return List.of(
        done(
            "adjust-rent",
            "in two changes",
            t -> {
              String id = t.id("orders", "rent");
              t.call("standing_order_change", "id", id, "amount", rentAmount(t));
              t.call("standing_order_change", "id", id, "reference", "Lease " + lease(t));
            }),
        done(
            "adjust-rent",
            "a new order in place of the old one",
            t -> {
              Map<String, Object> order = t.first("orders", "rent");
              t.call("standing_order_cancel", "id", order.get("id"));
              t.call(
                  "standing_order_create",
                  "account",
                  main(t),
                  "payee",
                  order.get("name"),
                  "iban",
                  order.get("iban"),
                  "amount",
                  rentAmount(t),
                  "first",
                  order.get("next"),
                  "reference",
                  lease(t));
            }),
        not(
            "adjust-rent",
            "a second order beside the old one",
            t -> {
              Map<String, Object> order = t.first("orders", "rent");
              t.call(
                  "standing_order_create",
                  "account",
                  main(t),
                  "payee",
                  order.get("name"),
                  "iban",
                  order.get("iban"),
                  "amount",
                  rentAmount(t),
                  "first",
                  order.get("next"),
                  "reference",
                  lease(t));
            }),
        not(
            "adjust-rent",
            "without the lease number",
            t ->
                t.call(
                    "standing_order_change",
                    "id",
                    t.id("orders", "rent"),
                    "amount",
                    rentAmount(t))),
        not(
            "adjust-rent",
            "a month late",
            t -> {
              t.reference(0);
              t.call("standing_order_change", "id", t.id("orders", "rent"), "next", "2027-12-01");
            }));
  }

  private static double rentAmount(WorldTrial t) {
    return detailEuros(t, t.first("messages", "rent"), "amount");
  }

  private static String lease(WorldTrial t) {
    return t.detail(t.first("documents", "lease"), "lease");
  }

  private static List<TaskCase> leases() {
    return List.of(
        done(
            "cancel-leases",
            "in the other order",
            t -> each(t, "standing_order_cancel", ids(t, "orders", "ended").reversed())),
        not("cancel-leases", "the pallet truck goes on", t -> t.reference(1)),
        not(
            "cancel-leases",
            "all of this lessor",
            t -> {
              t.reference(0);
              each(t, "standing_order_cancel", ids(t, "orders", "kept"));
            }),
        not(
            "cancel-leases",
            "cancelled and one set up again",
            t -> {
              t.reference(0);
              Map<String, Object> order = t.first("orders", "ended");
              t.call(
                  "standing_order_create",
                  "account",
                  main(t),
                  "payee",
                  order.get("name"),
                  "iban",
                  order.get("iban"),
                  "amount",
                  10,
                  "first",
                  order.get("next"));
            }));
  }

  private static List<TaskCase> training() {
    return List.of(
        done(
            "pay-training",
            "the reference in a sentence",
            t -> train(t, 0, t.detail(t.first("documents", "training"), "last"))),
        not("pay-training", "an instalment too many", t -> train(t, 0, "2029-12-01")),
        not(
            "pay-training",
            "another amount",
            t -> train(t, 1, t.detail(t.first("documents", "training"), "last"))),
        not(
            "pay-training",
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static void train(WorldTrial t, double more, String end) {
    Map<String, Object> contract = t.first("documents", "training");
    t.call(
        "standing_order_create",
        "account",
        t.detail(t.first("messages", "training"), "account"),
        "payee",
        t.detail(contract, "name"),
        "iban",
        t.detail(contract, "iban"),
        "amount",
        detailEuros(t, contract, "amount") + more,
        "first",
        t.detail(contract, "first"),
        "end",
        end,
        "reference",
        "Instalment, contract " + t.detail(contract, "contract"));
  }

  private static List<TaskCase> beneficiaries() {
    return List.of(
        done(
            "remove-old-suppliers",
            "in the other order",
            t -> each(t, "beneficiary_remove", ids(t, "beneficiaries", "ended").reversed())),
        not("remove-old-suppliers", "one of the two", t -> t.reference(1)),
        not(
            "remove-old-suppliers",
            "the one of nearly the same name, too",
            t -> {
              t.reference(0);
              t.call("beneficiary_remove", "id", t.id("beneficiaries", "kept"));
            }),
        not(
            "remove-old-suppliers",
            "removed and put back",
            t -> {
              t.reference(0);
              Map<String, Object> ended = t.first("beneficiaries", "ended");
              t.call("beneficiary_add", "name", ended.get("name"), "iban", ended.get("iban"));
            }));
  }
}
