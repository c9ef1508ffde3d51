package dev.assize.world.web;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saved logins: what the browser fills in by itself, and only where it belongs. */
final class LoginTools {

  private static final int PAGE = 20;

  private LoginTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "login", LoginTools::login,
        "login_list", LoginTools::list,
        "login_show", LoginTools::show,
        "login_delete", LoginTools::delete);
  }

  /** Whether the person is logged in there. */
  static boolean loggedIn(State state, String host) {
    return find(state, host).filter(login -> Fields.flag(login, "session")).isPresent();
  }

  private static Optional<Map<String, Object>> find(State state, String host) {
    return state.all("logins").stream().filter(login -> host.equals(login.get("host"))).findFirst();
  }

  private static Map<String, Object> saved(State state, Arguments arguments) {
    String host = Urls.host(arguments.text("site"));
    return find(state, host)
        .orElseThrow(() ->
            new ToolRefusal(
                "No login is saved for \"%s\". login_list shows those that are.".formatted(host)));
  }

  private static String login(State state, Arguments arguments) {
    Map<String, Object> login = saved(state, arguments);
    login.put("session", true);
    return "Logged in at %s as %s.".formatted(login.get("host"), login.get("user"));
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("logins").stream()
            .map(login ->
                "%s  %s as %s%s"
                    .formatted(
                        login.get("id"),
                        login.get("host"),
                        login.get("user"),
                        Fields.flag(login, "session") ? ", logged in" : ""))
            .toList();
    return Page.of(rows, "saved logins", PAGE, arguments);
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> login = saved(state, arguments);
    return "%s\nUser name: %s\n%s: %s"
        .formatted(
            login.get("host"), login.get("user"), login.get("secretName"), login.get("secret"));
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> login = saved(state, arguments);
    state.all("logins").remove(login);
    Traces.destroyed(state, login);
    return "Deleted the login for %s. It cannot be restored.".formatted(login.get("host"));
  }
}
