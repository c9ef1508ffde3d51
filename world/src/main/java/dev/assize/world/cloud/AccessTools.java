package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Addresses;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who has which roles, and access keys. */
final class AccessTools {

  private static final int PRINCIPALS = 12;

  private AccessTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "iam_list", AccessTools::list,
        "iam_show", AccessTools::show,
        "iam_grant", AccessTools::grant,
        "iam_revoke", AccessTools::revoke,
        "key_create", AccessTools::createKey,
        "key_disable", AccessTools::disableKey);
  }

  /** The role that the assistant works with. */
  static Map<String, Object> ownRole(State state) {
    return RoleTools.find(state, String.valueOf(state.fact("company").get("assistantRole")));
  }

  private static String list(State state, Arguments arguments) {
    String query = arguments.optionalText("query").orElse("");
    String type = arguments.optionalText("type").orElse("");
    List<String> rows =
        state.all("principals").stream()
            .filter(p -> type.isEmpty() || type.equals(p.get("type")))
            .filter(p ->
                Fields.matches(
                    query,
                    Fields.text(p, "name"),
                    Fields.text(p, "email"),
                    String.join(" ", Fields.texts(p, "roles"))))
            .sorted(Comparator.comparing(p -> Fields.text(p, "email")))
            .map(p ->
                "%s  %s <%s>, %s, roles: %s"
                    .formatted(p.get("id"), p.get("name"), p.get("email"), p.get("type"), roles(p)))
            .toList();
    return Page.of(rows, "principals", PRINCIPALS, arguments);
  }

  private static String roles(Map<String, Object> principal) {
    List<String> roles = Fields.texts(principal, "roles");
    return roles.isEmpty() ? "none" : String.join(", ", roles);
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> p = find(state, arguments.text("principal"));
    String keys =
        state.all("keys").stream()
            .filter(key -> Fields.text(p, "email").equals(key.get("principal")))
            .map(key ->
                "%s  %s, created %s, last used %s. %s"
                    .formatted(
                        key.get("id"),
                        key.get("status"),
                        key.get("created"),
                        key.get("lastUsed"),
                        key.get("note")))
            .collect(Collectors.joining("\n"));
    return "%s\n%s  %s <%s>, %s%s, last seen %s\nRoles: %s\nAccess keys:%s"
        .formatted(
            EnvironmentTools.today(state),
            p.get("id"),
            p.get("name"),
            p.get("email"),
            p.get("type"),
            Fields.text(p, "team").isEmpty() ? "" : ", team " + p.get("team"),
            p.get("lastSeen"),
            roles(p),
            keys.isEmpty() ? " none" : "\n" + keys);
  }

  private static String grant(State state, Arguments arguments) {
    Map<String, Object> role = RoleTools.find(state, arguments.text("role"));
    String name = Fields.text(role, "name");
    String written = arguments.text("principal").strip();
    Map<String, Object> principal =
        lookup(state, written).orElseGet(() -> guest(state, arguments, written));
    List<String> roles = new ArrayList<>(Fields.texts(principal, "roles"));
    if (roles.contains(name)) {
      throw new ToolRefusal(principal.get("email") + " already has the role " + name + ".");
    }
    roles.add(name);
    principal.put("roles", List.copyOf(roles));
    note(state, "grant", principal, name);
    return "Granted %s to %s <%s>. It takes effect at once."
        .formatted(name, principal.get("name"), principal.get("email"));
  }

  /** Anybody outside can be given a role by their address; colleagues are in the directory. */
  private static Map<String, Object> guest(State state, Arguments arguments, String written) {
    List<String> addresses = Addresses.read(arguments, "principal");
    if (addresses.size() != 1 || !Addresses.outside(state, addresses.getFirst())) {
      throw new ToolRefusal("There is no principal \"" + written + "\" in the directory.");
    }
    return state.add(
        "principals",
        "user",
        Fields.of(
            "kind",
            "added",
            "name",
            addresses.getFirst().replaceAll("@.*", ""),
            "email",
            addresses.getFirst(),
            "type",
            "guest",
            "roles",
            List.of(),
            "team",
            "",
            "lastSeen",
            "never",
            "added",
            true,
            "detail",
            Map.of()));
  }

  private static String revoke(State state, Arguments arguments) {
    Map<String, Object> principal = find(state, arguments.text("principal"));
    String role = Fields.text(RoleTools.find(state, arguments.text("role")), "name");
    List<String> roles = new ArrayList<>(Fields.texts(principal, "roles"));
    if (!roles.remove(role)) {
      throw new ToolRefusal(
          "%s does not have the role %s. Roles: %s."
              .formatted(principal.get("email"), role, roles(principal)));
    }
    principal.put("roles", List.copyOf(roles));
    note(state, "revoke", principal, role);
    return "Took %s from %s <%s>.".formatted(role, principal.get("name"), principal.get("email"));
  }

  private static String createKey(State state, Arguments arguments) {
    Map<String, Object> principal = find(state, arguments.text("principal"));
    Map<String, Object> key =
        state.add(
            "keys",
            "key",
            Fields.of(
                "kind", "added",
                "principal", principal.get("email"),
                "created", state.fact("company").get("today"),
                "lastUsed", "never",
                "status", "active",
                "note", arguments.optionalText("note").orElse(""),
                "halves", List.of(),
                "added", true,
                "detail", Map.of()));
    List<String> halves = Codes.halves(principal.get("email") + Fields.text(key, "id"));
    key.put("halves", Codes.plain(halves));
    note(state, "key", principal, Fields.text(key, "id"));
    return "Access key %s for %s. Its secret is shown this once: %s"
        .formatted(key.get("id"), principal.get("email"), String.join("-", halves));
  }

  private static String disableKey(State state, Arguments arguments) {
    Map<String, Object> key = state.get("keys", arguments.text("key"));
    if (!"active".equals(key.get("status"))) {
      throw new ToolRefusal(key.get("id") + " is disabled already.");
    }
    key.put("status", "disabled");
    Journal.note(state, "unkey", "key", key, Fields.text(key, "principal"));
    return "Disabled %s of %s.".formatted(key.get("id"), key.get("principal"));
  }

  private static void note(State state, String what, Map<String, Object> principal, String value) {
    Map<String, Object> named =
        Fields.of(
            "id", principal.get("id"),
            "name", principal.get("email"),
            "kind", principal.get("kind"));
    Journal.note(state, what, "principal", named, value);
  }

  private static Map<String, Object> find(State state, String written) {
    return lookup(state, written.strip())
        .orElseThrow(
            () -> new ToolRefusal("There is no principal \"" + written + "\" in the directory."));
  }

  private static Optional<Map<String, Object>> lookup(State state, String written) {
    return state.all("principals").stream()
        .filter(
            p -> written.equals(p.get("id")) || written.equalsIgnoreCase(Fields.text(p, "email")))
        .findFirst();
  }
}
