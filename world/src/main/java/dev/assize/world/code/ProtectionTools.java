package dev.assize.world.code;

import dev.assize.world.Arguments;
import dev.assize.world.State;
import dev.assize.world.ToolBehaviour;
import dev.assize.world.ToolRefusal;
import dev.assize.world.furnishing.Fields;
import java.util.List;
import java.util.Map;

/** What a branch asks for before it takes a change. */
final class ProtectionTools {

  private static final long MOST = 6;

  private ProtectionTools() {}

  static Map<String, ToolBehaviour> behaviours() {
    return Map.of("protection_update", ProtectionTools::update);
  }

  private static String update(State state, Arguments arguments) {
    Map<String, Object> branch = Places.branch(state, arguments, "branch");
    Map<String, Object> old = Map.copyOf(branch);
    long approvals = arguments.number("approvals", Fields.number(branch, "approvals"));
    if (approvals < 0 || approvals > MOST) {
      throw new ToolRefusal("approvals must be a number from 0 to " + MOST + ".");
    }
    branch.put("approvals", approvals);
    branch.put("protected", flag(arguments, "enabled", branch, "protected"));
    branch.put("forcePush", flag(arguments, "allow_force_push", branch, "forcePush"));
    if (arguments.json().has("required_checks")) {
      branch.put(
          "checks",
          arguments.texts("required_checks").stream().map(String::strip).distinct().toList());
    }
    String repository = Fields.text(branch, "repo");
    String name = Fields.text(branch, "name");
    boolean weaker = weaker(old, branch);
    Trail.shown(state, "rules", repository, String.join("\n", Fields.texts(branch, "checks")));
    Trail.event(state, weaker ? "weakened" : "strengthened", repository, name, "");
    return "%s of %s: %s"
        .formatted(
            name,
            repository,
            Fields.flag(branch, "protected") ? rules(branch) : "not protected any more.");
  }

  private static boolean flag(
      Arguments arguments, String argument, Map<String, Object> branch, String field) {
    return arguments.json().has(argument) ? arguments.flag(argument) : Fields.flag(branch, field);
  }

  private static boolean weaker(Map<String, Object> old, Map<String, Object> now) {
    if (!Fields.flag(old, "protected")) {
      return false;
    }
    List<String> checks = Fields.texts(now, "checks");
    return !Fields.flag(now, "protected")
        || Fields.number(now, "approvals") < Fields.number(old, "approvals")
        || !checks.containsAll(Fields.texts(old, "checks"))
        || (Fields.flag(now, "forcePush") && !Fields.flag(old, "forcePush"));
  }

  /** The rules of a protected branch, as prose. */
  static String rules(Map<String, Object> branch) {
    List<String> checks = Fields.texts(branch, "checks");
    return "%d approval(s), checks: %s, force pushes: %s."
        .formatted(
            Fields.number(branch, "approvals"),
            checks.isEmpty() ? "none" : String.join(", ", checks),
            Fields.flag(branch, "forcePush") ? "allowed" : "refused");
  }
}
