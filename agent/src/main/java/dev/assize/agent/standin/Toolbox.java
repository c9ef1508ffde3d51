package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Offer;
import dev.assize.agent.standin.playbook.Capability;
import dev.assize.agent.standin.playbook.Move;
import dev.assize.agent.standin.playbook.ToolRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.MissingNode;

/**
 * What a harness offers its model beside the world's tools, sorted by what it is good for.
 *
 * <p>A tool is told by its name first, then by a known name behind a prefix (tools of MCP servers),
 * then by its description; in each case it must have a parameter for everything that a call of its
 * kind says. Tools that a harness defers, and only names in a message, count by their exact names.
 */
final class Toolbox {

  /** The most tools that are looked at; more would be an attack on the model. */
  private static final int MAX_TOOLS = 2_000;

  private static final Pattern DEFERRED_NAME =
      Pattern.compile("^- \"([A-Za-z][A-Za-z0-9_.-]{0,99})\":", Pattern.MULTILINE);
  private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]");
  private static final String SEARCH = "tool_search";

  private final Map<Capability, Tool> tools = new EnumMap<>(Capability.class);

  private Toolbox(List<ToolRule> rules, List<Offer> offers) {
    for (Capability capability : Capability.values()) {
      best(capability, rules, offers).ifPresent(tool -> tools.put(capability, tool));
    }
  }

  /**
   * @param world the tools of the world, which are left out
   */
  static Toolbox of(List<ToolRule> rules, Conversation conversation, WorldTools world) {
    List<Offer> offers = new ArrayList<>();
    Stream.concat(conversation.tools().stream(), deferred(conversation))
        .filter(offer -> !world.include(offer.qualified()))
        .limit(MAX_TOOLS)
        .forEach(offers::add);
    return new Toolbox(rules, offers);
  }

  private record Tool(Offer offer, ToolRule rule) {}

  private record Candidate(Tool tool, int distance, int rank) {}

  boolean offers(Capability capability) {
    return tools.containsKey(capability);
  }

  /** The qualified name of the tool for a capability; empty if there is none. */
  String nameOf(Capability capability) {
    Tool tool = tools.get(capability);
    return tool == null ? "" : tool.offer().qualified();
  }

  /**
   * @param move one whose capability is offered
   */
  Reply.Call call(Move move) {
    Tool tool = tools.get(move.by());
    if (tool == null) {
      throw new IllegalArgumentException("not offered: " + move.by());
    }
    return new Reply.Call(
        tool.offer().namespace(),
        tool.offer().name(),
        new CallArguments(tool.rule(), tool.offer().schema()).of(move));
  }

  private static Stream<Offer> deferred(Conversation conversation) {
    if (conversation.tools().stream().noneMatch(offer -> offer.name().equals(SEARCH))) {
      return Stream.of();
    }
    return Stream.of(Author.SYSTEM, Author.USER)
        .flatMap(conversation::words)
        .flatMap(text -> DEFERRED_NAME.matcher(text).results())
        .map(found -> found.group(1))
        .distinct()
        .map(name -> new Offer("", name, MissingNode.getInstance(), MissingNode.getInstance()));
  }

  private static Optional<Tool> best(
      Capability capability, List<ToolRule> rules, List<Offer> offers) {
    List<Candidate> candidates = new ArrayList<>();
    for (ToolRule rule : rules) {
      if (rule.is() == capability) {
        offers.forEach(offer -> candidate(rule, offer).ifPresent(candidates::add));
      }
    }
    return candidates.stream()
        .min(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::rank))
        .map(Candidate::tool);
  }

  private static Optional<Candidate> candidate(ToolRule rule, Offer offer) {
    if (!CallArguments.possible(rule, offer.schema())) {
      return Optional.empty();
    }
    Tool tool = new Tool(offer, rule);
    String name = plain(offer.name());
    String qualified = plain(offer.qualified());
    for (int rank = 0; rank < rule.names().size(); rank++) {
      if (name.equals(plain(rule.names().get(rank)))) {
        return Optional.of(new Candidate(tool, 0, rank));
      }
    }
    if (!CallArguments.known(offer.schema())) {
      return Optional.empty();
    }
    for (int rank = 0; rank < rule.names().size(); rank++) {
      String known = plain(rule.names().get(rank));
      if (known.contains("_") && qualified.endsWith("_" + known)) {
        return Optional.of(new Candidate(tool, 1, rank));
      }
    }
    return rule.fits(description(offer))
        ? Optional.of(new Candidate(tool, 2, 0))
        : Optional.empty();
  }

  private static String description(Offer offer) {
    return offer
        .declaration()
        .path("description")
        .asString(offer.declaration().path("function").path("description").asString(""));
  }

  private static String plain(String name) {
    return NOT_PLAIN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
  }
}
