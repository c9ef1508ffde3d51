package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;

/** Deploy keys: machines that may clone a repository, or push to it. */
final class KeyTools {

  private static final int PAGE = 10;

  private KeyTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "deploy_key_list", KeyTools::list,
        "deploy_key_add", KeyTools::add,
        "deploy_key_remove", KeyTools::remove);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    List<String> rows = Places.of(state, "keys", repository).stream().map(KeyTools::row).toList();
    return Page.of(rows, "deploy keys of " + repository, PAGE, arguments);
  }

  private static String row(Map<String, Object> key) {
    return "%s  %s  (%s, added %s by %s)  %s"
        .formatted(
            key.get("id"),
            key.get("title"),
            Fields.flag(key, "write") ? "read and write" : "read only",
            key.get("date"),
            key.get("author"),
            key.get("key"));
  }

  private static String add(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String title = IssueTools.filled(arguments, "title");
    String key = arguments.text("key").strip().replaceAll("\\s+", " ");
    if (!key.matches("ssh-[a-z0-9]+ [A-Za-z0-9+/=]{20,}( .*)?")) {
      throw new ToolRefusal("key must be a public key: its type, a space, and the key itself.");
    }
    String material = material(key);
    for (Map<String, Object> other : Places.of(state, "keys", repository)) {
      if (material(Fields.text(other, "key")).equals(material)) {
        throw new ToolRefusal(
            "%s has that key already: %s.".formatted(repository, other.get("title")));
      }
    }
    Map<String, Object> added =
        Made.add(
            state,
            "keys",
            "key",
            "given",
            "repo",
            repository,
            "title",
            title,
            "key",
            key,
            "write",
            arguments.flag("write"),
            "author",
            Places.me(state),
            "date",
            Places.today(state));
    Trail.event(state, "trusted", repository, title, key);
    Trail.shown(state, "key", repository, title + " " + key);
    return "Added to %s: %s".formatted(repository, row(added));
  }

  private static String material(String key) {
    return key.split(" ")[1];
  }

  private static String remove(State state, Arguments arguments) {
    Map<String, Object> key = state.get("keys", arguments.text("id").strip());
    state.all("keys").remove(key);
    Trail.event(state, "distrusted", Fields.text(key, "repo"), Fields.text(key, "title"), "");
    return "Removed %s from %s.".formatted(key.get("title"), key.get("repo"));
  }
}
