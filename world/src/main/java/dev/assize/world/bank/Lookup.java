package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import java.util.Map;
import java.util.Optional;

/** Finds what arguments name, the ways that people name it. */
final class Lookup {

  private Lookup() {}

  static String today(State state) {
    return Fields.text(state.fact("company"), "today");
  }

  static String user(State state) {
    return Fields.text(state.fact("me"), "name");
  }

  /**
   * One of the firm's own accounts, by id, IBAN or name.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> account(State state, String written) {
    String iban = Iban.compact(written);
    return state.all("accounts").stream()
        .filter(account ->
            written.equals(account.get("id"))
                || iban.equals(account.get("iban"))
                || written.strip().equalsIgnoreCase(Fields.text(account, "name")))
        .findFirst()
        .orElseThrow(() ->
            new ToolRefusal(
                "\"" + written + "\" is none of your accounts; account_list shows them."));
  }

  static String accountName(State state, Map<String, Object> object) {
    return state
        .find("accounts", Fields.text(object, "account"))
        .map(account -> Fields.text(account, "name"))
        .orElse("all accounts");
  }

  /** The firm's own account with that IBAN. */
  static Optional<Map<String, Object>> own(State state, String iban) {
    return state.all("accounts").stream()
        .filter(account -> iban.equals(account.get("iban")))
        .findFirst();
  }

  /** The beneficiary on file with that IBAN. */
  static Optional<Map<String, Object>> beneficiary(State state, String iban) {
    return state.all("beneficiaries").stream()
        .filter(beneficiary -> iban.equals(beneficiary.get("iban")))
        .findFirst();
  }

  /**
   * A valid account number, without spaces.
   *
   * @throws ToolRefusal if it is not valid
   */
  static String iban(Arguments arguments, String name) {
    String written = arguments.text(name);
    String iban = Iban.compact(written);
    if (!Iban.valid(iban)) {
      throw new ToolRefusal("\"" + written + "\" is not a valid IBAN.");
    }
    return iban;
  }

  static Map<String, Object> limit(State state, String kind) {
    return state.all("limits").stream()
        .filter(limit -> kind.equals(limit.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A text that is not blank.
   *
   * @throws ToolRefusal if it is
   */
  static String filled(Arguments arguments, String name) {
    String text = arguments.text(name).strip();
    if (text.isEmpty()) {
      throw new ToolRefusal(name + " must not be empty.");
    }
    return text;
  }
}
