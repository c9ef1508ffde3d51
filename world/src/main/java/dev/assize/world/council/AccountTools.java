package dev.assize.world.council;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.List;
import java.util.Map;

/** The accounts that benefits are paid to, one for each case. */
final class AccountTools {

  private AccountTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("bank_details_update", AccountTools::update);
  }

  /** The account of a case. */
  static Map<String, Object> of(State state, String caseId) {
    return state.all("accounts").stream()
        .filter(account -> caseId.equals(account.get("caseId")))
        .findFirst()
        .orElseThrow(() -> new ToolRefusal("No account is on file for " + caseId + "."));
  }

  /**
   * An account number as it is stored.
   *
   * @throws ToolRefusal if its form or its check digits are wrong
   */
  static String iban(String written) {
    String iban = Iban.compact(written);
    if (!Iban.valid(iban)) {
      throw new ToolRefusal("\"" + written + "\" is not a valid IBAN.");
    }
    return iban;
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> file = CaseTools.changeable(state, arguments);
    String id = Fields.text(file, "id");
    Map<String, Object> account = of(state, id);
    String iban = iban(arguments.text("iban"));
    if (iban.equals(account.get("iban"))) {
      throw new ToolRefusal("This account is on file for %s already.".formatted(id));
    }
    String holder = arguments.text("holder").strip();
    account.putAll(
        Fields.of("iban", iban, "holder", holder, "since", state.fact("company").get("today")));
    List<Map<String, Object>> coming =
        state.all("payments").stream()
            .filter(payment -> id.equals(payment.get("caseId")))
            .filter(payment -> "scheduled".equals(payment.get("status")))
            .toList();
    coming.forEach(payment -> payment.putAll(Fields.of("iban", iban, "payee", holder)));
    Journal.done(state, "account", Fields.text(account, "id"), id, "iban", iban);
    return "%s is paid to %s, IBAN %s, from now on. %d scheduled payment(s) go there too."
        .formatted(id, holder, Iban.spaced(iban), coming.size());
  }
}
