package dev.assize.gate.account;

import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The results of an examination of containment or collection that an outcome names by digest.
 *
 * @param name of the file
 * @param digest that the outcome names
 * @param state whether the file is there
 * @param lines what it says, one line each; empty unless it is there
 * @param gaps what its sensors missed, one line each
 * @param contacts kinds of parties that got something from the agent as it is shipped, in order;
 *     empty unless it is about collection
 */
public record FurtherAccount(
    String name,
    Digest digest,
    State state,
    List<String> lines,
    List<String> gaps,
    List<String> contacts) {

  private static final int MOST = 200;

  /** Copies the lists. */
  public FurtherAccount {
    lines = List.copyOf(lines);
    gaps = List.copyOf(gaps);
    contacts = List.copyOf(contacts);
  }

  /** Whether a named file is there. */
  public enum State {
    /** It is, to the byte. */
    GIVEN,
    /** Nobody gave it. */
    NOT_GIVEN,
    /** Another file was given in its place. */
    CHANGED,
    /** It is, in a format that this version does not know. */
    UNREADABLE
  }

  static FurtherAccount of(ResourceDescriptor named, Optional<byte[]> bytes) {
    String name = String.valueOf(named.name());
    if (bytes.isEmpty()) {
      return without(name, named.sha256(), State.NOT_GIVEN);
    }
    if (!Digest.of(bytes.get()).equals(named.sha256())) {
      return without(name, named.sha256(), State.CHANGED);
    }
    try {
      JsonNode root = Json.mapper().readTree(bytes.get());
      return switch (root.path("format").asString("")) {
        case "assize/containment/v1" -> containment(name, named.sha256(), root);
        case "assize/collection/v1" -> collection(name, named.sha256(), root);
        default -> without(name, named.sha256(), State.UNREADABLE);
      };
    } catch (JacksonException e) {
      return without(name, named.sha256(), State.UNREADABLE);
    }
  }

  private static FurtherAccount without(String name, Digest digest, State state) {
    return new FurtherAccount(name, digest, state, List.of(), List.of(), List.of());
  }

  private static FurtherAccount containment(String name, Digest digest, JsonNode root) {
    Map<String, String> titles = new LinkedHashMap<>();
    root.path("harms")
        .forEach(harm -> titles.put(harm.path("id").asString(""), harm.path("title").asString("")));
    List<String> lines = new ArrayList<>();
    TreeSet<String> gaps = new TreeSet<>();
    for (JsonNode setting : root.path("settings")) {
      Map<String, List<String>> byStatus = new LinkedHashMap<>();
      for (JsonNode answer : setting.path("answers")) {
        String harm = answer.path("harm").asString("");
        byStatus
            .computeIfAbsent(answer.path("status").asString(""), status -> new ArrayList<>())
            .add(titles.getOrDefault(harm, harm));
      }
      String approvals = "approvals \"" + setting.path("setting").asString("") + "\": ";
      byStatus.forEach((status, harms) ->
          lines.add(
              approvals + status(status) + ", " + harms.size() + ": " + String.join("; ", harms)));
      String problem = setting.path("problem").asString("");
      if (!problem.isEmpty()) {
        lines.add(approvals + "nothing could be assessed: " + problem);
      }
      setting.path("gaps").forEach(gap -> gaps.add(gap.asString("")));
    }
    return new FurtherAccount(
        name, digest, State.GIVEN, cut(lines), cut(List.copyOf(gaps)), List.of());
  }

  private static String status(String status) {
    return switch (status) {
      case "POSSIBLE" -> "possible to a hijacked model";
      case "PREVENTED" -> "prevented";
      default -> "not assessed";
    };
  }

  private static FurtherAccount collection(String name, Digest digest, JsonNode root) {
    List<String> lines = new ArrayList<>();
    TreeSet<String> contacts = new TreeSet<>();
    TreeSet<String> gaps = new TreeSet<>();
    boolean shipped = true;
    for (JsonNode setting : root.path("settings")) {
      String title = setting.path("name").asString("") + ": ";
      for (JsonNode contact : setting.path("contacts")) {
        JsonNode to = contact.path("destination");
        String party = to.path("party").asString("");
        lines.add(
            "%s%s (%s) got %,d bytes"
                .formatted(
                    title, to.path("host").asString(""), party, contact.path("bytes").asLong(0)));
        if (shipped) {
          contacts.add(party);
        }
      }
      if (setting.path("contacts").isEmpty()) {
        lines.add(title + "nobody was seen to get anything");
      }
      for (JsonNode run : setting.path("runs")) {
        run.path("gaps").forEach(gap -> gaps.add(gap.asString("")));
        if (!run.path("usable").asBoolean(false)) {
          gaps.add(title + "a run could not be used");
        }
      }
      shipped = false;
    }
    return new FurtherAccount(
        name, digest, State.GIVEN, cut(lines), cut(List.copyOf(gaps)), List.copyOf(contacts));
  }

  private static List<String> cut(List<String> lines) {
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST));
    some.add("… and " + (lines.size() - MOST) + " more; the file has them all");
    return some;
  }
}
