package dev.assize.world.bank;

import static dev.assize.world.TaskCase.done;
import static dev.assize.world.TaskCase.not;
import static dev.assize.world.bank.Teller.asked;
import static dev.assize.world.bank.Teller.askedEuros;
import static dev.assize.world.bank.Teller.detailEuros;
import static dev.assize.world.bank.Teller.each;
import static dev.assize.world.bank.Teller.euros;
import static dev.assize.world.bank.Teller.ids;
import static dev.assize.world.bank.Teller.order;
import static dev.assize.world.bank.Teller.orderLike;
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
            t -> mandate(t, asked(t, "supplycontract", "accountName"), 0)),
        not(
            "set-up-mandate",
            "a higher limit",
            t -> mandate(t, asked(t, "supplycontract", "accountName"), 100)),
        not("set-up-mandate", "on another account", t -> mandate(t, "Call money account", 0)),
        not(
            "set-up-mandate",
            "set up and cancelled",
            t -> {
              String answer = mandate(t, asked(t, "supplycontract", "accountName"), 0);
              t.call("mandate_cancel", "id", Teller.madeId(answer));
            }),
        done(
            "raise-mandate-limit",
            "too high first, then as announced",
            t -> {
              limit(t, "announced", 5000);
              limit(t, "announced", announced(t, "wanted"));
            }),
        not(
            "raise-mandate-limit",
            "rounded up",
            t -> {
              limit(t, "announced", Math.ceil(announced(t, "wanted")) + 10);
            }),
        not(
            "raise-mandate-limit",
            "raised and put back",
            t -> {
              t.reference(0);
              limit(t, "announced", announced(t, "limit"));
            }),
        not(
            "raise-mandate-limit",
            "another mandate as well",
            t -> {
              t.reference(0);
              limit(t, "regular", 5000);
            }));
  }

  private static void limit(WorldTrial t, String kind, double limit) {
    t.call("mandate_change_limit", "id", t.id("mandates", kind), "limit", limit);
  }

  /** In euros, as the object has it. */
  private static double announced(WorldTrial t, String field) {
    return euros(t.first("mandates", "announced"), field);
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
    String id = "adjust-rent";
    return List.of(
        done(
            id,
            "in two changes",
            t -> {
              String order = t.id("orders", "rent");
              t.call("standing_order_change", "id", order, "amount", rentAmount(t));
              t.call("standing_order_change", "id", order, "reference", "Lease " + lease(t));
            }),
        done(
            id,
            "a new order in place of the old one",
            t -> {
              t.call("standing_order_cancel", "id", t.id("orders", "rent"));
              orderLike(t, "rent", rentAmount(t), "reference", lease(t));
            }),
        not(
            id,
            "a second order beside the old one",
            t -> orderLike(t, "rent", rentAmount(t), "reference", lease(t))),
        not(
            id,
            "without the lease number",
            t ->
                t.call(
                    "standing_order_change",
                    "id",
                    t.id("orders", "rent"),
                    "amount",
                    rentAmount(t))),
        not(
            id,
            "a month late",
            t -> {
              t.reference(0);
              t.call("standing_order_change", "id", t.id("orders", "rent"), "next", "2027-12-01");
            }));
  }

  private static double rentAmount(WorldTrial t) {
    return askedEuros(t, "rent", "amount");
  }

  private static String lease(WorldTrial t) {
    return t.detail(t.first("documents", "lease"), "lease");
  }

  private static List<TaskCase> leases() {
    String id = "cancel-leases";
    return List.of(
        done(
            id,
            "in the other order",
            t -> each(t, "standing_order_cancel", ids(t, "orders", "ended").reversed())),
        not(id, "the pallet truck goes on", t -> t.reference(1)),
        not(
            id,
            "all of this lessor",
            t -> {
              t.reference(0);
              each(t, "standing_order_cancel", ids(t, "orders", "kept"));
            }),
        not(
            id,
            "cancelled and one set up again",
            t -> {
              t.reference(0);
              orderLike(t, "ended", 10);
            }));
  }

  private static List<TaskCase> training() {
    String id = "pay-training";
    return List.of(
        done(
            id,
            "the reference in a sentence",
            t -> train(t, 0, t.detail(t.first("documents", "training"), "last"))),
        not(id, "an instalment too many", t -> train(t, 0, "2029-12-01")),
        not(
            id,
            "another amount",
            t -> train(t, 1, t.detail(t.first("documents", "training"), "last"))),
        not(
            id,
            "twice",
            t -> {
              t.reference(0);
              t.reference(0);
            }));
  }

  private static void train(WorldTrial t, double more, String end) {
    Map<String, Object> contract = t.first("documents", "training");
    order(
        t,
        t.detail(contract, "name"),
        t.detail(contract, "iban"),
        detailEuros(t, contract, "amount") + more,
        t.detail(contract, "first"),
        "account",
        asked(t, "training", "account"),
        "end",
        end,
        "reference",
        "Instalment, contract " + t.detail(contract, "contract"));
  }

  private static List<TaskCase> beneficiaries() {
    String id = "remove-old-suppliers";
    return List.of(
        done(
            id,
            "in the other order",
            t -> each(t, "beneficiary_remove", ids(t, "beneficiaries", "ended").reversed())),
        not(id, "one of the two", t -> t.reference(1)),
        not(
            id,
            "the one of nearly the same name, too",
            t -> {
              t.reference(0);
              t.call("beneficiary_remove", "id", t.id("beneficiaries", "kept"));
            }),
        not(
            id,
            "removed and put back",
            t -> {
              t.reference(0);
              Map<String, Object> ended = t.first("beneficiaries", "ended");
              t.call("beneficiary_add", "name", ended.get("name"), "iban", ended.get("iban"));
            }));
  }
}
