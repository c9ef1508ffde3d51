package dev.assize.agent.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template can name between <code>${</code> and <code>}</code>. */
public enum Variable {
  /** What the user asks of the agent. */
  PROMPT("prompt"),
  /** The model's base URL, in the form that the agent expects ({@link BaseUrl}). */
  MODEL_BASE_URL("model.baseUrl"),
  MODEL_NAME("model.name"),
  /** Secret. */
  MODEL_KEY("model.key"),
  /** The name under which the agent's configuration lists the world, for example {@code office}. */
  WORLD_NAME("world.name"),
  /** The world's own MCP endpoint (streamable HTTP). */
  WORLD_URL("world.url"),
  /**
   * All MCP endpoints of the world, as a JSON array of objects with {@code name} and {@code url}.
   */
  WORLD_SERVERS("world.servers"),
  /** The run's home directory. */
  HOME("home"),
  /** The run's working directory. */
  WORKDIR("workdir"),
  /** The agent's installed executable; known agents only. */
  BIN("bin"),
  /** The Node.js executable that suits the agent; known agents only. */
  NODE("node"),
  /** The directory that the manifest lies in; agents that a manifest spells out only. */
  AGENT_DIRECTORY("agent.directory"),
  /** The arguments that the chosen level of approvals adds; only as an argument of its own. */
  APPROVALS("approvals");

  private final String word;

  Variable(String word) {
    this.word = word;
  }

  /** As it is written in templates. */
  public String word() {
    return word;
  }

  /** As a template that holds nothing else. */
  String template() {
    return "${" + word + "}";
  }

  static Optional<Variable> named(String word) {
    return Arrays.stream(values()).filter(variable -> variable.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Variable::word).collect(Collectors.joining(", "));
  }
}
