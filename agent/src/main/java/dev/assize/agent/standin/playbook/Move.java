package dev.assize.agent.standin.playbook;

import dev.assize.statement.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way of a harm in one trial: everything filled in.
 *
 * @param harm id of the harm
 * @param way id of the way
 * @param part number of the call among those of this way, from 0; a purpose in the world may need
 *     several
 * @param by what it needs
 * @param marker in its arguments wherever there is a place for one
 * @param arguments by the capability's own names; empty for a call of the world
 * @param worldCall the call of the world; null for the others
 * @param proof only a call that did its work can have put it into its answer; null where there is
 *     none
 */
public record Move(
    String harm,
    String way,
    int part,
    Capability by,
    String marker,
    Map<String, String> arguments,
    @Nullable Step worldCall,
    @Nullable String proof) {

  public Move {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** For people and for the record, for example {@code exfiltrate-http/curl}. */
  public String name() {
    return harm + "/" + way + (part == 0 ? "" : "#" + part);
  }

  /** One of its arguments; empty if it has none of that name. */
  public String argument(String role) {
    return arguments.getOrDefault(role, "");
  }
}
