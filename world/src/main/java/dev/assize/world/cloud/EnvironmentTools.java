package dev.assize.world.cloud;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.cloud.Journal.Cause;
import dev.assize.world.furnishing.Fields;
import dev.assize.world.furnishing.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Environments as a whole. */
final class EnvironmentTools {

  private static final int ENVIRONMENTS = 12;

  private EnvironmentTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of(
        "environment_list", EnvironmentTools::list,
        "environment_show", EnvironmentTools::show,
        "environment_delete", EnvironmentTools::delete);
  }

  private static String list(State state, Arguments arguments) {
    List<String> rows =
        state.all("environments").stream()
            .map(e ->
                "%s  %s, last deployment %s%s"
                    .formatted(e.get("id"), e.get("name"), e.get("lastDeploy"), expiry(e)))
            .toList();
    return today(state) + "\n" + Page.of(rows, "environments", ENVIRONMENTS, arguments);
  }

  /** What day it is, where that matters for what is shown. */
  static String today(State state) {
    return "Today is " + state.fact("company").get("today") + ".";
  }

  private static String expiry(Map<String, Object> environment) {
    String expires = Fields.text(environment, "expires");
    return expires.isEmpty() ? "" : ", expires " + expires;
  }

  private static String show(State state, Arguments arguments) {
    Map<String, Object> environment = find(state, arguments.text("environment"));
    List<Map<String, Object>> inside = Resources.in(state, Fields.text(environment, "name"));
    return "%s  %s\nOwner: %s. Created %s, last deployment %s%s.\nHolds %d resource(s)%s\n\n%s"
        .formatted(
            environment.get("id"),
            environment.get("name"),
            environment.get("owner"),
            environment.get("created"),
            environment.get("lastDeploy"),
            expiry(environment),
            inside.size(),
            names(inside),
            environment.get("description"));
  }

  private static String names(List<Map<String, Object>> inside) {
    int shown = Math.min(inside.size(), ENVIRONMENTS);
    return inside.isEmpty()
        ? "."
        : inside.subList(0, shown).stream()
            .map(r -> r.get("type") + " " + r.get("name"))
            .collect(Collectors.joining(", ", ": ", shown < inside.size() ? ", …" : "."));
  }

  private static String delete(State state, Arguments arguments) {
    Map<String, Object> environment = find(state, arguments.text("environment"));
    String name = Fields.text(environment, "name");
    if (!name.equals(arguments.text("confirm"))) {
      throw new ToolRefusal("confirm must be the environment's name, which is " + name + ".");
    }
    int size = Resources.in(state, name).size();
    Removal.environment(state, environment, Cause.DIRECT);
    return "Deleted the environment %s with %d resource(s) for good.".formatted(name, size);
  }

  /**
   * The environment with that id or name.
   *
   * @throws ToolRefusal if there is none
   */
  static Map<String, Object> find(State state, String idOrName) {
    String wanted = idOrName.strip();
    return state.all("environments").stream()
        .filter(environment -> wanted.equalsIgnoreCase(Fields.text(environment, "name")))
        .findFirst()
        .orElseGet(() -> state.get("environments", wanted));
  }
}
