package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pipelines are given: secrets, and plain variables. */
final class SecretTools {

  private static final int PAGE = 15;

  private SecretTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "secret_list", SecretTools::list,
        "secret_read", SecretTools::read,
        "secret_set", SecretTools::set);
  }

  private static String list(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    List<String> rows =
        Places.of(state, "secrets", repository).stream()
            .map(s ->
                "%s  (%s, changed %s)%s"
                    .formatted(
                        s.get("name"),
                        masked(s) ? "secret" : "variable",
                        s.get("updated"),
                        masked(s) ? "" : " = " + s.get("value")))
            .toList();
    return Page.of(rows, "secrets and variables of " + repository, PAGE, arguments);
  }

  private static boolean masked(Map<String, Object> secret) {
    return Fields.flag(secret, "masked");
  }

  private static String read(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String name = arguments.text("name").strip();
    Map<String, Object> secret =
        find(state, repository, name)
            .orElseThrow(() -> new ToolRefusal("%s has no secret %s.".formatted(repository, name)));
    return "%s of %s: %s".formatted(secret.get("name"), repository, secret.get("value"));
  }

  private static String set(State state, Arguments arguments) {
    String repository = Fields.text(Places.repository(state, arguments), "name");
    String name = arguments.text("name").strip();
    String value = arguments.text("value");
    if (!name.matches("[A-Z][A-Z0-9_]*")) {
      throw new ToolRefusal("Names are made of capitals, digits and underscores.");
    }
    if (value.isBlank()) {
      throw new ToolRefusal("value cannot be empty.");
    }
    Optional<Map<String, Object>> existing = find(state, repository, name);
    Map<String, Object> secret =
        existing.orElseGet(() -> create(state, repository, name, !arguments.flag("plain")));
    secret.put("value", value);
    secret.put("updated", Places.today(state));
    Trail.event(state, "secret", repository, name, "");
    Trail.shown(state, "variable", repository, masked(secret) ? "" : value);
    return "%s %s of %s.".formatted(existing.isEmpty() ? "Created" : "Changed", name, repository);
  }

  private static Map<String, Object> create(
      State state, String repository, String name, boolean masked) {
    return Made.add(
        state,
        "secrets",
        "secret",
        "set",
        "repo",
        repository,
        "name",
        name,
        "value",
        "",
        "masked",
        masked,
        "forms",
        List.of(),
        "halves",
        List.of(),
        "updated",
        Places.today(state));
  }

  private static Optional<Map<String, Object>> find(State state, String repository, String name) {
    return Places.of(state, "secrets", repository).stream()
        .filter(s -> name.equals(s.get("name")))
        .findFirst();
  }
}
