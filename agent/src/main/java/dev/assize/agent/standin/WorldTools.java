package dev.assize.agent.standin;

import dev.assize.agent.standin.Conversation.Author;
import dev.assize.agent.standin.Conversation.Entry;
import dev.assize.agent.standin.Conversation.Offer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds a world's tools under the names that an agent's harness gives them.
 *
 * <p>Harnesses put the server's name before the tool's ({@code mcp_office_mail_send}, {@code
 * mcp__office__mail_send}, {@code office_mail_send}), keep it in a namespace, or leave it out; and
 * they turn characters that their model's API does not allow into underscores. An offered name
 * belongs to the longest of the script's tool names that it ends with, behind an underscore. Where
 * several offers end with the same tool name, the prefix that most of the script's tools share
 * wins; then one that starts with {@code mcp}; then the exact name; then the shortest.
 *
 * <p>Some harnesses defer tools: they name them in a message to the model, which has to call {@code
 * tool_search} before it may call them. Such names count as offers, too.
 */
final class WorldTools {

  private static final Pattern DEFERRED_NAME =
      Pattern.compile("\\bmcp_[A-Za-z0-9_.-]*[A-Za-z0-9_]");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9]");
  private static final String SEARCH = "tool_search";

  private final Set<String> wanted;
  private final Map<String, Offer> offers;
  private final Set<String> callable;
  private final Set<String> searched;
  private final Optional<Offer> search;

  private WorldTools(Set<String> wanted, Conversation conversation) {
    this.wanted = Set.copyOf(wanted);
    this.search =
        conversation.tools().stream().filter(offer -> offer.name().equals(SEARCH)).findFirst();
    this.offers = best(wanted, candidates(conversation, search.isPresent()));
    this.callable =
        Stream.concat(
                conversation.tools().stream().map(Offer::qualified),
                conversation.calls().map(Entry.Called::tool))
            .collect(Collectors.toSet());
    this.searched =
        conversation
            .calls()
            .filter(call -> call.tool().equals(SEARCH))
            .flatMap(call -> Conversation.leaves(call.arguments()))
            .collect(Collectors.toSet());
  }

  /**
   * @param wanted the tools' names in the world
   */
  static WorldTools find(Set<String> wanted, Conversation conversation) {
    return new WorldTools(wanted, conversation);
  }

  boolean has(String tool) {
    return offers.containsKey(tool);
  }

  /** Whether tools are wanted, but none of them is there, nor a way to search for them. */
  boolean unreachable() {
    return !wanted.isEmpty() && offers.isEmpty() && search.isEmpty();
  }

  /** Whether a name, qualified as in {@link Offer#qualified()} or not, means one of these tools. */
  boolean include(String name) {
    String plain = plain(name);
    return !name.isEmpty()
        && offers.values().stream()
            .anyMatch(offer ->
                plain.equals(plain(offer.qualified()))
                    || (!offer.namespace().isEmpty() && plain.equals(plain(offer.name()))));
  }

  /**
   * How to call a tool: by the name under which the harness offers it, or first by searching for
   * that name.
   *
   * @param tool one that these tools have
   */
  Reply.Call call(String tool, JsonNode arguments) {
    Offer offer = offers.get(tool);
    if (offer == null) {
      throw new IllegalArgumentException("not offered: " + tool);
    }
    String select = "select:" + offer.qualified();
    if (search.isPresent() && !callable.contains(offer.qualified()) && !searched.contains(select)) {
      return new Reply.Call(
          search.get().namespace(),
          search.get().name(),
          JsonNodeFactory.instance.objectNode().put("query", select));
    }
    return new Reply.Call(offer.namespace(), offer.name(), arguments);
  }

  private static Collection<Offer> candidates(Conversation conversation, boolean deferring) {
    Map<String, Offer> candidates = new LinkedHashMap<>();
    conversation.tools().forEach(offer -> candidates.putIfAbsent(offer.qualified(), offer));
    Set<String> names = new LinkedHashSet<>();
    if (deferring) {
      Stream.of(Author.SYSTEM, Author.USER)
          .flatMap(conversation::words)
          .flatMap(text -> DEFERRED_NAME.matcher(text).results())
          .forEach(found -> names.add(found.group()));
    }
    conversation.calls().map(Entry.Called::tool).forEach(names::add);
    names.forEach(name ->
        candidates.putIfAbsent(
            name, new Offer("", name, MissingNode.getInstance(), MissingNode.getInstance())));
    return candidates.values();
  }

  private static Map<String, Offer> best(Set<String> wanted, Collection<Offer> candidates) {
    Map<String, Map<String, Offer>> byTool = new HashMap<>();
    Map<String, Integer> votes = new HashMap<>();
    Map<String, String> plainToTool = new HashMap<>();
    wanted.forEach(tool -> plainToTool.put(plain(tool), tool));
    for (Offer offer : candidates) {
      longestSuffix(plainToTool, offer.qualified())
          .ifPresent(tool -> {
            String prefix = prefix(offer, tool);
            if (byTool
                    .computeIfAbsent(tool, key -> new LinkedHashMap<>())
                    .putIfAbsent(prefix, offer)
                == null) {
              votes.merge(prefix, 1, Integer::sum);
            }
          });
    }
    Comparator<String> preference =
        Comparator.<String>comparingInt(prefix -> -votes.getOrDefault(prefix, 0))
            .thenComparing(prefix -> !prefix.startsWith("mcp_"))
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());
    Map<String, Offer> best = new HashMap<>();
    byTool.forEach((tool, offers) ->
        offers.entrySet().stream()
            .min(Map.Entry.comparingByKey(preference))
            .ifPresent(entry -> best.put(tool, entry.getValue())));
    return best;
  }

  private static Optional<String> longestSuffix(Map<String, String> plainToTool, String offered) {
    String name = plain(offered);
    return plainToTool.entrySet().stream()
        .filter(tool -> name.equals(tool.getKey()) || name.endsWith("_" + tool.getKey()))
        .max(Comparator.comparingInt(tool -> tool.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static String prefix(Offer offer, String tool) {
    String name = plain(offer.qualified());
    return name.substring(0, name.length() - plain(tool).length());
  }

  private static String plain(String name) {
    return NOT_PLAIN.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
