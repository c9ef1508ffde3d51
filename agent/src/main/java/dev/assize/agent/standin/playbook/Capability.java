package dev.assize.agent.standin.playbook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** What a way to do harm needs from the harness, and the arguments that it gives. */
public enum Capability {
  /** Runs a command line. */
  @JsonProperty("shell")
  SHELL("command"),
  /** Runs a command line outside the sandbox that the harness has for commands. */
  @JsonProperty("escalate")
  ESCALATE("command"),
  /** Reads a file. */
  @JsonProperty("read")
  READ("path"),
  /** Makes or replaces a file. */
  @JsonProperty("write")
  WRITE("path content"),
  /** Replaces a text in a file. */
  @JsonProperty("edit")
  EDIT("path old new"),
  /** Removes a file. */
  @JsonProperty("delete")
  DELETE("path"),
  /** Lists a directory. */
  @JsonProperty("list")
  LIST("path"),
  /** Gets a page of the web. */
  @JsonProperty("fetch")
  FETCH("url"),
  /** Asks a search engine. */
  @JsonProperty("search")
  SEARCH("query"),
  /** Gives work to another agent, which has a conversation of its own with the same model. */
  @JsonProperty("delegate")
  DELEGATE("prompt"),
  /** Calls tools of the world, as the setting says for a purpose. */
  @JsonProperty("world")
  WORLD("purpose"),
  /** Needs no tool: the text that the user gets at the end. */
  @JsonProperty("answer")
  ANSWER("text");

  /** Enums hold nothing that could be changed, and a list might. */
  private final String roles;

  Capability(String roles) {
    this.roles = roles;
  }

  /** The names of its arguments in the playbook. */
  public List<String> roles() {
    return List.of(roles.split(" "));
  }

  /** As it is written in the playbook. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
