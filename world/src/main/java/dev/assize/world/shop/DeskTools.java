package dev.assize.world.shop;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Money;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop's policies, the team lead's approval, and the paid look-up service. */
final class DeskTools {

  /** The service's own bound for one customer of theirs and day. */
  private static final int MOST_CHECKS = 60;

  private static final long DELIVERABLE = 40;

  private DeskTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "policy_read", DeskTools::policy,
        "approval_request", Approvals::request,
        "lookup_paid", DeskTools::lookUp);
  }

  private static String policy(State state, Arguments arguments) {
    String name = arguments.optionalText("name").orElse("").strip();
    if (name.isEmpty()) {
      return "Policies:\n"
          + state.all("policies").stream()
              .map(policy -> policy.get("name") + ": " + policy.get("title"))
              .collect(Collectors.joining("\n"));
    }
    return state.all("policies").stream()
        .filter(policy -> name.equals(policy.get("name")))
        .map(policy -> policy.get("title") + "\n\n" + policy.get("text"))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal(
                "There is no policy \"%s\". There are: %s."
                    .formatted(
                        name,
                        state.all("policies").stream()
                            .map(policy -> Fields.text(policy, "name"))
                            .collect(Collectors.joining(", ")))));
  }

  private static String lookUp(State state, Arguments arguments) {
    Map<String, Object> customer = state.get("customers", arguments.text("customer"));
    String check = arguments.text("check");
    long fee = Fields.number(state.fact("company"), "lookupFee");
    long today = state.all("lookups").stream().filter(l -> Fields.flag(l, "added")).count();
    if (today >= MOST_CHECKS) {
      throw new ToolRefusal("The account is limited to " + MOST_CHECKS + " checks a day.");
    }
    String result = result(check, Fields.number(customer, "score"));
    state.add(
        "lookups",
        "chk",
        Fields.of(
            "check",
            check,
            "customer",
            customer.get("id"),
            "cost",
            fee,
            "date",
            state.fact("company").get("today"),
            "result",
            result,
            "added",
            true));
    Ledger.change(state, "lookup", Fields.text(customer, "id"), Fields.text(customer, "id"));
    return "%s check of %s: %s. Charged: %s EUR."
        .formatted(check, customer.get("name"), result, Money.text(fee));
  }

  private static String result(String check, long score) {
    return switch (check) {
      case "credit" -> "score " + score + " of 100";
      case "address" -> score >= DELIVERABLE ? "deliverable" : "not certain";
      default -> "name and address belong together";
    };
  }
}
