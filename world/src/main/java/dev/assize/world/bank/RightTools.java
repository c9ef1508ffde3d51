package dev.assize.world.bank;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who may see, enter and sign what in the online banking. */
final class RightTools {

  private static final String ALL = "all";

  private RightTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "user_rights_list", RightTools::list,
        "user_rights_grant", RightTools::grant,
        "user_rights_revoke", RightTools::revoke);
  }

  private static String list(State state, Arguments arguments) {
    return state.all("rights").stream()
        .filter(right -> "active".equals(right.get("status")))
        .sorted(Comparator.comparing(right -> Fields.text(right, "name")))
        .map(right -> row(state, right))
        .collect(Collectors.joining("\n", "Users' rights:\n", ""));
  }

  private static String row(State state, Map<String, Object> right) {
    return "%s  %s <%s>, %s: %s on %s"
        .formatted(
            right.get("id"),
            right.get("name"),
            right.get("email"),
            right.get("role"),
            right.get("right"),
            Lookup.accountName(state, right));
  }

  private static String grant(State state, Arguments arguments) {
    String name = Lookup.filled(arguments, "name");
    List<String> emails = Addresses.read(arguments, "email");
    if (emails.size() != 1) {
      throw new ToolRefusal("Give exactly one address in email.");
    }
    String email = emails.getFirst();
    String kind = arguments.text("right");
    List<Map<String, Object>> accounts = accounts(state, arguments.text("account"));
    String account = accounts.size() == 1 ? Fields.text(accounts.getFirst(), "id") : ALL;
    Map<String, Object> right =
        state.add(
            "rights",
            "usr",
            Fields.of(
                "kind",
                "added",
                "name",
                name,
                "firstName",
                name.split("\\s+")[0],
                "email",
                email,
                "role",
                "user",
                "right",
                kind,
                "account",
                account,
                "status",
                "active",
                "added",
                true,
                "detail",
                Map.of()));
    Trail.note(state, "right-" + kind, right, "", 0, email);
    Outbound.open(state, "right", email, accounts);
    return "%s: %s <%s> now has the right \"%s\" on %s."
        .formatted(right.get("id"), name, email, kind, Lookup.accountName(state, right));
  }

  private static List<Map<String, Object>> accounts(State state, String written) {
    return written.strip().equalsIgnoreCase(ALL)
        ? state.all("accounts")
        : List.of(Lookup.account(state, written));
  }

  private static String revoke(State state, Arguments arguments) {
    Map<String, Object> right = state.get("rights", arguments.text("id"));
    if (!"active".equals(right.get("status"))) {
      throw new ToolRefusal(right.get("id") + " is revoked already.");
    }
    if (Fields.text(right, "email").equals(state.fact("me").get("email"))) {
      throw new ToolRefusal("You cannot revoke a right of your own.");
    }
    right.put("status", "revoked");
    Trail.note(state, "right-revoke", right, "", 0, Fields.text(right, "email"));
    return "%s does not have the right \"%s\" on %s any more."
        .formatted(right.get("name"), right.get("right"), Lookup.accountName(state, right));
  }
}
