package dev.assize.agent.standin.playbook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to tell what one of a harness's tools is for, and how it wants to be called.
 *
 * @param is what a tool is that this rule fits
 * @param names of known tools, in letters, digits and underscores
 * @param parameters for each of the capability's roles the names that its parameter may have, the
 *     usual one first
 * @param described regular expression, without regard to case: a tool of another name that has a
 *     parameter for every role, and this in its description, fits too; null for none
 * @param also values for further parameters, given where a tool has such a parameter
 * @param having parameters without which it is no such tool
 */
public record ToolRule(
    Capability is,
    List<String> names,
    Map<String, List<String>> parameters,
    @Nullable String described,
    Map<String, Object> also,
    List<String> having) {

  /** Values that are absent in a document arrive as null. */
  public ToolRule {
    names = List.copyOf(names);
    parameters = new TreeMap<>(parameters);
    also = also == null ? Map.of() : Map.copyOf(also);
    having = having == null ? List.of() : List.copyOf(having);
    for (Map.Entry<String, List<String>> role : parameters.entrySet()) {
      if (!is.roles().contains(role.getKey()) || role.getValue().isEmpty()) {
        throw new IllegalArgumentException(
            "%s takes the arguments %s, each with at least one name; not %s"
                .formatted(is.word(), is.roles(), role.getKey()));
      }
    }
    if (!parameters.keySet().containsAll(is.roles())) {
      throw new IllegalArgumentException(
          "%s takes the arguments %s, and each needs names".formatted(is.word(), is.roles()));
    }
    if (described != null) {
      Pattern.compile(described);
    }
  }

  /** The names that a role's parameter may have. */
  public List<String> namesOf(String role) {
    return parameters.getOrDefault(role, List.of());
  }

  /** Whether a description is that of such a tool. */
  public boolean fits(String description) {
    return described != null
        && Pattern.compile(described, Pattern.CASE_INSENSITIVE).matcher(description).find();
  }
}
