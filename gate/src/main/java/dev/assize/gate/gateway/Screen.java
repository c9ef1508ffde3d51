package dev.assize.gate.gateway;

import dev.assize.gate.gateway.Refusal.Reason;
import dev.assize.gate.gateway.Sightings.Sighting;
import dev.assize.gate.gateway.catalogue.CertifiedEnvelope;
import dev.assize.gate.gateway.catalogue.ToolCatalogue;
import dev.assize.gate.gateway.catalogue.ToolDefinition;
import dev.assize.gate.gateway.message.Message;
import dev.assize.gate.gateway.message.MessageException;
import dev.assize.gate.gateway.standing.StandingWatch.Objection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may pass: holds calls and lists of tools against a certified envelope. It goes by the shape
 * of what a server says, not by what it was asked. Thread-safe.
 */
public final class Screen {

  private static final String TOOLS = "tools/";

  private final CertifiedEnvelope envelope;
  private final String server;
  private final Supplier<Optional<Objection>> standing;
  private final Consumer<String> news;

  /**
   * @param server by its name in the catalogue
   * @param standing why the agent must not be used now
   * @param news hears of changed definitions
   */
  public Screen(
      CertifiedEnvelope envelope,
      String server,
      Supplier<Optional<Objection>> standing,
      Consumer<String> news) {
    this.envelope = envelope;
    this.server = server;
    this.standing = standing;
    this.news = news;
  }

  /** The tool as it was certified; null if it was not. */
  @Nullable ToolDefinition certified(String tool) {
    return envelope.tool(server, tool).orElse(null);
  }

  /** Whether this is a call of a tool. */
  static boolean isCall(Message message) {
    return message.is("tools/call");
  }

  /** Why a message that calls no tool must not pass. */
  static Optional<Refusal> refusesOther(Message message) {
    String method = message.method();
    if (method == null || method.equals("tools/list")) {
      return Optional.empty();
    }
    return method.strip().toLowerCase(Locale.ROOT).startsWith(TOOLS)
        ? Optional.of(
            new Refusal(
                Reason.UNSUPPORTED,
                "the request \"" + method + "\" was not let through",
                "this gateway does not know what it would do with tools",
                "use tools/list and tools/call"))
        : Optional.empty();
  }

  /** Why a call must not pass, whatever the server says now. */
  Optional<Refusal> refuses(Message call) {
    String tool = call.name();
    if (tool == null || call.id() == null) {
      return Optional.of(
          Refusal.malformed("a call needs an id, and the name of a tool in its parameters"));
    }
    Optional<Objection> objection = standing.get();
    if (objection.isPresent()) {
      return Optional.of(barred(tool, objection.get()));
    }
    ToolDefinition certified = certified(tool);
    if (certified == null) {
      return Optional.of(
          new Refusal(
              Reason.UNKNOWN_TOOL,
              "there is no tool \"" + tool + "\"",
              "it is not among the tools that the agent was certified with",
              "use another tool; or have the agent certified with this one"));
    }
    return envelope.isOpen(server, tool, certified)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Reason.ABOVE_AUTONOMY,
                called(tool),
                "the tool acts, and the agent was certified to suggest only",
                "do it yourself; or have the agent certified for acting"));
  }

  private static Refusal barred(String tool, Objection objection) {
    return objection.known()
        ? new Refusal(
            Reason.CERTIFICATE_DOES_NOT_HOLD,
            called(tool),
            objection.what(),
            "do not use the agent until its certificate holds again; its producer can say when")
        : new Refusal(
            Reason.STANDING_NOT_KNOWN,
            called(tool),
            objection.what(),
            "see that the register can be reached, and try again");
  }

  /** Why a call must not pass, by what the server says now. */
  Optional<Refusal> refuses(String tool, Sighting now) {
    ToolDefinition definition = now.definitions().get(tool);
    if (definition != null && definition.equals(certified(tool))) {
      return Optional.empty();
    }
    String why =
        now.names().contains(tool)
            ? "the server defines the tool otherwise than when the agent was certified"
            : "the server does not list the tool any more";
    return Optional.of(
        new Refusal(
            Reason.CHANGED_DEFINITION,
            called(tool),
            why,
            "do not trust this tool; ask whoever runs the server what has changed, and have the"
                + " agent certified with it"));
  }

  /** That the server did not say how it defines its tools. */
  static Refusal unchecked(String tool, String why) {
    return new Refusal(
        Reason.DEFINITIONS_NOT_CHECKED,
        called(tool),
        "the server did not say how it defines its tools now: " + why,
        "try again; if that does not help, look at the server");
  }

  private static String called(String tool) {
    return "the call of \"" + tool + "\" was not let through";
  }

  /** Whether tools and instructions in a server's answer have to be looked at. */
  static boolean concerns(Message answer) {
    return answer.listsTools() || answer.instructs();
  }

  /**
   * A server's answer without what was not certified.
   *
   * @return the answer itself if there is nothing to leave out
   * @throws MessageException if it cannot be read
   */
  Message screened(Message answer, Sightings sightings) throws MessageException, IOException {
    ObjectNode root = answer.tree();
    if (!(root.get("result") instanceof ObjectNode result)) {
      throw new MessageException("its result is no object");
    }
    boolean changed = answer.listsTools() && leaveOutTools(result, sightings);
    changed |= answer.instructs() && leaveOutInstructions(result);
    if (!changed) {
      return answer;
    }
    answer.close();
    return Refusal.message(root);
  }

  private boolean leaveOutTools(ObjectNode result, Sightings sightings) throws MessageException {
    if (!(result.get("tools") instanceof ArrayNode listed)) {
      throw new MessageException("its list of tools is no list");
    }
    Map<String, Integer> times = new HashMap<>();
    listed.forEach(tool -> times.merge(tool.path("name").asString(""), 1, Integer::sum));
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    boolean differs = false;
    for (JsonNode tool : listed) {
      String name = tool.path("name").asString("");
      ToolDefinition certified = certified(name);
      if (certified == null) {
        continue;
      }
      boolean same =
          Objects.equals(times.get(name), 1)
              && Sightings.definition(tool).equals(Optional.of(certified));
      if (same && envelope.isOpen(server, name, certified)) {
        kept.add(tool);
      } else if (!same) {
        differs = true;
        news.accept(
            "the server's definition of \"" + name + "\" is not the certified one: blocked");
      }
    }
    if (differs) {
      sightings.outdate();
    }
    boolean less = kept.size() < listed.size();
    result.set("tools", kept);
    return less;
  }

  private boolean leaveOutInstructions(ObjectNode result) {
    JsonNode instructions = result.path("instructions");
    ToolCatalogue.Server certified = envelope.catalogue().servers().get(server);
    if (instructions.isString()
        && certified != null
        && ToolCatalogue.digestOf(instructions.stringValue()).equals(certified.instructions())) {
      return false;
    }
    result.remove("instructions");
    news.accept("the server's instructions are not the certified ones: left out");
    return true;
  }
}
