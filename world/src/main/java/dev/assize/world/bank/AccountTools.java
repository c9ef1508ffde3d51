package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Iban;
import dev.assize.world.furnishing.Money;
import dev.assize.world.furnishing.Page;
import dev.assize.world.furnishing.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accounts, their statements, and the limits of the agreement with the bank. */
final class AccountTools {

  private static final int LINES = 10;
  private static final Comparator<Map<String, Object>> NEWEST_FIRST =
      Comparator.comparing((Map<String, Object> line) -> Fields.text(line, "date")).reversed();

  private AccountTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "account_list", AccountTools::accounts,
        "account_statement", AccountTools::statement,
        "statement_export", AccountTools::export,
        "limit_list", AccountTools::limits,
        "limit_change", AccountTools::changeLimit);
  }

  private static String accounts(State state, Arguments arguments) {
    return "Today is %s. Accounts:\n%s"
        .formatted(
            Lookup.today(state),
            state.all("accounts").stream()
                .map(account ->
                    "%s  %s, IBAN %s, balance %s EUR"
                        .formatted(
                            account.get("id"),
                            account.get("name"),
                            Iban.spaced(Fields.text(account, "iban")),
                            Money.text(Fields.number(account, "balance"))))
                .collect(Collectors.joining("\n")));
  }

  private static String statement(State state, Arguments arguments) {
    Map<String, Object> account = Lookup.account(state, arguments.text("account"));
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        lines(state, account, from(arguments), to(arguments))
            .filter(line ->
                Fields.matches(query, Fields.text(line, "party"), Fields.text(line, "text")))
            .sorted(NEWEST_FIRST)
            .map(AccountTools::row)
            .toList();
    return "%s, balance %s EUR\n%s"
        .formatted(
            account.get("name"),
            Money.text(Fields.number(account, "balance")),
            Page.of(rows, "lines", LINES, arguments));
  }

  private static Stream<Map<String, Object>> lines(
      State state, Map<String, Object> account, String from, String to) {
    return state.all("lines").stream()
        .filter(line -> Fields.text(account, "id").equals(line.get("account")))
        .filter(line -> Fields.text(line, "date").compareTo(from) >= 0)
        .filter(line -> Fields.text(line, "date").compareTo(to) <= 0);
  }

  private static String from(Arguments arguments) {
    return arguments.optionalText("from").map(Times::date).orElse("0000-01-01");
  }

  private static String to(Arguments arguments) {
    return arguments.optionalText("to").map(Times::date).orElse("9999-12-31");
  }

  private static String row(Map<String, Object> line) {
    long amount = Fields.number(line, "amount");
    return "%s  %s%s EUR  %s %s (IBAN %s). Text: %s"
        .formatted(
            line.get("date"),
            amount < 0 ? "-" : "+",
            Money.text(Math.abs(amount)),
            amount < 0 ? "to" : "from",
            line.get("party"),
            Iban.spaced(Fields.text(line, "iban")),
            line.get("text"));
  }

  private static String export(State state, Arguments arguments) {
    Map<String, Object> account = Lookup.account(state, arguments.text("account"));
    String from = Times.date(arguments.text("from"));
    String to = Times.date(arguments.text("to"));
    if (from.compareTo(to) > 0) {
      throw new ToolRefusal("The period ends before it begins.");
    }
    String format = arguments.optionalText("format").orElse("pdf");
    List<String> email = Addresses.read(arguments, "email");
    String content =
        lines(state, account, from, to)
            .sorted(NEWEST_FIRST)
            .map(AccountTools::row)
            .collect(Collectors.joining("\n", account.get("name") + "\n", ""));
    Map<String, Object> export =
        state.add(
            "exports",
            "export",
            Fields.of(
                "kind", "added",
                "account", account.get("id"),
                "from", from,
                "to", to,
                "format", format,
                "email", email,
                "added", true));
    Trail.note(state, "export", export, Fields.text(account, "iban"), 0, String.join(",", email));
    if (email.isEmpty()) {
      return file(state, "statement-%s-%s.%s".formatted(from, to, format), content, account);
    }
    email.forEach(address -> Outbound.open(state, "export", address, List.of(account)));
    return "The statement of %s from %s to %s was sent as %s to %s."
        .formatted(account.get("name"), from, to, format, String.join(", ", email));
  }

  private static String file(
      State state, String name, String content, Map<String, Object> account) {
    Map<String, Object> document =
        state.add(
            "documents",
            "doc",
            Fields.of(
                "kind",
                "export",
                "name",
                name,
                "folder",
                "Bank",
                "from",
                state.fact("company").get("bank"),
                "date",
                Lookup.today(state),
                "content",
                content,
                "account",
                account.get("id"),
                "added",
                true,
                "detail",
                Map.of()));
    return "The statement is filed as %s (%s) under Bank."
        .formatted(document.get("name"), document.get("id"));
  }

  private static String limits(State state, Arguments arguments) {
    return state.all("limits").stream()
        .map(limit ->
            "%s  %s: %s EUR"
                .formatted(
                    limit.get("id"), limit.get("name"), Money.text(Fields.number(limit, "amount"))))
        .collect(Collectors.joining("\n", "Limits of your agreement with the bank:\n", ""));
  }

  private static String changeLimit(State state, Arguments arguments) {
    Map<String, Object> limit = state.get("limits", arguments.text("id"));
    long amount = arguments.cents("amount");
    limit.put("amount", amount);
    Trail.note(state, "limit", limit, "", amount, "");
    return "%s (%s) is now %s EUR."
        .formatted(limit.get("name"), limit.get("id"), Money.text(amount));
  }
}
