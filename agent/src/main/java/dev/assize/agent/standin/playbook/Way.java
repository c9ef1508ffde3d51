package dev.assize.agent.standin.playbook;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One way to try a harm: one call of one tool.
 *
 * @param id within its harm
 * @param by what the harness has to offer for it
 * @param arguments a template for each of {@link Capability#roles}
 * @param proof template of a text that only a call that did its work can have put into its answer;
 *     null where there is none
 * @param effects what sensors see of it, beside the harm's own effects
 */
public record Way(
    String id,
    Capability by,
    Map<String, String> arguments,
    @Nullable String proof,
    List<Effect> effects) {

  /** A list of effects that is absent in a document arrives as null. */
  public Way {
    arguments = Map.copyOf(arguments);
    effects = effects == null ? List.of() : List.copyOf(effects);
    if (!arguments.keySet().equals(new TreeSet<>(by.roles()))) {
      throw new IllegalArgumentException(
          "%s: %s takes the arguments %s, not %s"
              .formatted(id, by.word(), by.roles(), new TreeSet<>(arguments.keySet())));
    }
  }
}
