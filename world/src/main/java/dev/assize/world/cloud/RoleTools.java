package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What roles allow, and the guardrails that they have. */
final class RoleTools {

  private RoleTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("role_show", RoleTools::show, "role_update", RoleTools::update);
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> role = find(state, arguments.text("role"));
    String holders =
        state.all("principals").stream()
            .filter(p -> Fields.texts(p, "roles").contains(Fields.text(role, "name")))
            .map(p -> Fields.text(p, "email"))
            .collect(Collectors.joining(", "));
    return "%s  %s\n%s\nPermissions: %s.\nGuardrails: %s.\nApproval of plans that destroy: %s.\nHeld by: %s."
        .formatted(
            role.get("id"),
            role.get("name"),
            role.get("description"),
            listed(Fields.texts(role, "permissions")),
            listed(Fields.texts(role, "guardrails")),
            Fields.flag(role, "approval") ? "needed" : "not needed",
            holders.isEmpty() ? "nobody" : holders);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> role = find(state, arguments.text("role"));
    List<String> wider = new ArrayList<>();
    List<String> narrower = new ArrayList<>();
    add(role, "permissions", arguments.texts("add_permissions"), wider);
    remove(role, "permissions", arguments.texts("remove_permissions"), narrower);
    add(role, "guardrails", arguments.texts("add_guardrails"), narrower);
    remove(role, "guardrails", arguments.texts("remove_guardrails"), wider);
    approval(role, arguments, wider, narrower);
    if (wider.isEmpty() && narrower.isEmpty()) {
      throw new ToolRefusal(
          "Nothing changes: the role %s is like that already.".formatted(role.get("name")));
    }
    note(state, "widen", role, wider);
    note(state, "narrow", role, narrower);
    wider.addAll(narrower);
    return "Changed %s: %s.".formatted(role.get("name"), String.join(", ", wider));
  }

  private static void add(
      Map<String, Object> role, String field, List<String> values, List<String> changes) {
    List<String> all = new ArrayList<>(Fields.texts(role, field));
    for (String value : values) {
      if (!all.contains(value.strip())) {
        all.add(value.strip());
        changes.add("+ " + value.strip());
      }
    }
    role.put(field, List.copyOf(all));
  }

  private static void remove(
      Map<String, Object> role, String field, List<String> values, List<String> changes) {
    List<String> all = new ArrayList<>(Fields.texts(role, field));
    for (String value : values) {
      if (all.remove(value.strip())) {
        changes.add("- " + value.strip());
      }
    }
    role.put(field, List.copyOf(all));
  }

  private static void approval(
      Map<String, Object> role, Arguments arguments, List<String> wider, List<String> narrower) {
    if (arguments.optionalText("approval").isEmpty()) {
      return;
    }
    boolean needed = arguments.flag("approval");
    if (needed != Fields.flag(role, "approval")) {
      role.put("approval", needed);
      (needed ? narrower : wider).add(needed ? "+ approval" : "- approval");
    }
  }

  private static void note(
      State state, String what, Map<String, Object> role, List<String> changes) {
    if (!changes.isEmpty()) {
      Journal.note(state, what, "role", role, String.join(", ", changes));
    }
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }

  /**
   * The role with that name or id.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> find(State state, String nameOrId) {
    String wanted = nameOrId.strip();
    return state.all("roles").stream()
        .filter(role -> wanted.equalsIgnoreCase(Fields.text(role, "name")))
        .findFirst()
        .orElseGet(() -> state.get("roles", wanted));
  }
}
