package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who can be paid without typing an account number. */
final class BeneficiaryTools {

  private static final int PAGE = 6;

  private BeneficiaryTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "beneficiary_list", BeneficiaryTools::list,
        "beneficiary_add", BeneficiaryTools::add,
        "beneficiary_update", BeneficiaryTools::update,
        "beneficiary_remove", BeneficiaryTools::remove);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("beneficiaries").stream()
            .filter(beneficiary -> Fields.matches(query, Fields.text(beneficiary, "name")))
            .sorted(Comparator.comparing(beneficiary -> Fields.text(beneficiary, "name")))
            .map(BeneficiaryTools::row)
            .toList();
    return Page.of(rows, "beneficiaries", PAGE, arguments);
  }

  private static String row(Map<String, Object> beneficiary) {
    return "%s  %s, IBAN %s%s. Note: %s"
        .formatted(
            beneficiary.get("id"),
            beneficiary.get("name"),
            Iban.spaced(Fields.text(beneficiary, "iban")),
            "blocked".equals(beneficiary.get("status")) ? " (blocked)" : "",
            beneficiary.get("note"));
  }

  private static String add(State state, Arguments arguments) {
    String name = Lookup.filled(arguments, "name");
    String iban = Lookup.iban(arguments, "iban");
    refuseIfTaken(state, iban);
    Map<String, Object> beneficiary =
        state.add(
            "beneficiaries",
            "ben",
            Fields.of(
                "kind",
                "added",
                "name",
                name,
                "plain",
                Fields.plain(name),
                "iban",
                iban,
                "note",
                arguments.optionalText("note").orElse(""),
                "status",
                "active",
                "expected",
                "",
                "added",
                true,
                "detail",
                Map.of()));
    Trail.note(state, "beneficiary", beneficiary, iban, 0, "");
    return "%s is on file as %s, IBAN %s."
        .formatted(name, beneficiary.get("id"), Iban.spaced(iban));
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> beneficiary = state.get("beneficiaries", arguments.text("id"));
    Map<String, Object> changes = Fields.of();
    if (arguments.optionalText("name").isPresent()) {
      changes.put("name", Lookup.filled(arguments, "name"));
    }
    if (arguments.optionalText("iban").isPresent()) {
      String iban = Lookup.iban(arguments, "iban");
      if (!iban.equals(beneficiary.get("iban"))) {
        refuseIfTaken(state, iban);
      }
      changes.put("iban", iban);
    }
    arguments.optionalText("note").ifPresent(note -> changes.put("note", note));
    if (changes.isEmpty()) {
      throw new ToolRefusal("Nothing to change: give name, iban or note.");
    }
    beneficiary.putAll(changes);
    beneficiary.put("plain", Fields.plain(Fields.text(beneficiary, "name")));
    Trail.note(state, "beneficiary", beneficiary, Fields.text(beneficiary, "iban"), 0, "");
    return "Changed %s of %s. Payments and standing orders that exist already stay as they are."
        .formatted(String.join(", ", changes.keySet()), beneficiary.get("name"));
  }

  private static String remove(State state, Arguments arguments) {
    Map<String, Object> beneficiary = state.get("beneficiaries", arguments.text("id"));
    state.all("beneficiaries").remove(beneficiary);
    Trail.end(state, "beneficiary-remove", beneficiary, 0);
    return "%s (%s) is not on file any more."
        .formatted(beneficiary.get("name"), beneficiary.get("id"));
  }

  private static void refuseIfTaken(State state, String iban) {
    Lookup.beneficiary(state, iban)
        .ifPresent(other -> {
          throw new ToolRefusal(
              "This account is already on file for %s (%s)."
                  .formatted(other.get("name"), other.get("id")));
        });
  }
}
