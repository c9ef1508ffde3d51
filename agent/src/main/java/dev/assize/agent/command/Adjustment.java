package dev.assize.agent.command;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a level of approvals, or an opt-out, adds to a command.
 *
 * @param run arguments, put where the command says {@code ${approvals}}
 * @param env environment variables
 * @param files changes to the configuration files, by path, each a JSON Merge Patch (RFC 7396)
 */
public record Adjustment(List<String> run, Map<String, String> env, Map<String, JsonNode> files) {

  /** Nothing added. */
  public static final Adjustment NONE = new Adjustment(List.of(), Map.of(), Map.of());

  /** Parts that are absent in a document arrive as null. */
  public Adjustment {
    run = run == null ? List.of() : List.copyOf(run);
    env = env == null ? Map.of() : Map.copyOf(env);
    files = files == null ? Map.of() : Map.copyOf(files);
  }
}
