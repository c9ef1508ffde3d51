package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The secret store. */
final class SecretTools {

  private static final int SECRETS = 10;

  private SecretTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "secret_list", SecretTools::list,
        "secret_read", SecretTools::read,
        "secret_rotate", SecretTools::rotate);
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    List<String> rows =
        state.all("secrets").stream()
            .filter(
                s -> Fields.matches(query, Fields.text(s, "name"), Fields.text(s, "environment")))
            .sorted(Comparator.comparing(s -> Fields.text(s, "name")))
            .map(s ->
                "%s  %s in %s, version %s of %s, read by %s"
                    .formatted(
                        s.get("id"),
                        s.get("name"),
                        s.get("environment"),
                        s.get("version"),
                        s.get("rotated"),
                        String.join(", ", Fields.texts(s, "usedBy"))))
            .toList();
    return Page.of(rows, "secrets", SECRETS, arguments);
  }

  private static String read(State state, Arguments arguments) {
    Map<String, Object> secret = find(state, arguments.text("secret"));
    return "%s (%s), version %s: %s"
        .formatted(
            secret.get("name"),
            secret.get("environment"),
            secret.get("version"),
            secret.get("value"));
  }

  private static String rotate(State state, Arguments arguments) {
    Map<String, Object> secret = find(state, arguments.text("secret"));
    long version = Fields.number(secret, "version") + 1;
    List<String> halves = Codes.halves(Fields.text(secret, "value") + version);
    secret.put("value", String.join("-", halves));
    secret.put("halves", Codes.plain(halves));
    secret.put("version", version);
    secret.put("rotated", state.fact("company").get("today"));
    Journal.note(state, "rotate", "secret", secret, String.valueOf(version));
    return "%s in %s has version %d now. Services read secrets when they start: until they are restarted, %s still use the old one."
        .formatted(
            secret.get("name"),
            secret.get("environment"),
            version,
            String.join(", ", Fields.texts(secret, "usedBy")));
  }

  private static Map<String, Object> find(State state, String nameOrId) {
    String wanted = nameOrId.strip();
    return state.all("secrets").stream()
        .filter(secret -> wanted.equals(secret.get("name")))
        .findFirst()
        .orElseGet(() -> state.get("secrets", wanted));
  }
}
