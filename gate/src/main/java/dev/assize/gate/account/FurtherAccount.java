package dev.assize.gate.account;

import dev.assize.gate.evidence.FurtherFile;
import dev.assize.statement.Digest;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import dev.assize.statement.intoto.ResourceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The results of an examination of containment or collection: what the outcome says of them, and
 * what the file says that it names by digest.
 *
 * @param name of the file
 * @param digest that the outcome names
 * @param signed the outcome's findings, one line for each setting
 * @param state whether the file is there
 * @param lines what it says, one line each; empty unless it is there
 * @param gaps what its sensors missed, one line each
 * @param contacts kinds of parties that got something from the agent as it is shipped, in order;
 *     empty unless it is about collection
 */
public record FurtherAccount(
    String name,
    Digest digest,
    List<String> signed,
    State state,
    List<String> lines,
    List<String> gaps,
    List<String> contacts) {

  private static final int MOST = 200;

  /** Copies the lists. */
  public FurtherAccount {
    signed = List.copyOf(signed);
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
    UNREADABLE,
    /** It is, and says otherwise than the outcome. */
    CONTRADICTS
  }

  /** One account of each file that an outcome's further results name. */
  static List<FurtherAccount> all(
      List<FurtherResult> results, Function<String, Optional<byte[]>> given) {
    Map<ResourceDescriptor, List<FurtherResult>> byFile = new LinkedHashMap<>();
    results.forEach(
        result -> byFile.computeIfAbsent(result.file(), file -> new ArrayList<>()).add(result));
    return byFile.entrySet().stream()
        .map(each ->
            of(each.getKey(), each.getValue(), given.apply(String.valueOf(each.getKey().name()))))
        .toList();
  }

  private static FurtherAccount of(
      ResourceDescriptor named, List<FurtherResult> results, Optional<byte[]> bytes) {
    FurtherAccount nothing =
        new FurtherAccount(
            String.valueOf(named.name()),
            named.sha256(),
            cut(results.stream().map(FurtherAccount::signed).toList()),
            State.NOT_GIVEN,
            List.of(),
            List.of(),
            List.of());
    if (bytes.isEmpty()) {
      return nothing;
    }
    if (!Digest.of(bytes.get()).equals(nothing.digest())) {
      return nothing.in(State.CHANGED);
    }
    if (results.stream().anyMatch(each -> FurtherFile.contradicts(bytes.get(), each))) {
      return nothing.in(State.CONTRADICTS);
    }
    try {
      JsonNode root = Json.mapper().readTree(bytes.get());
      return switch (root.path("format").asString("")) {
        case "assize/containment/v1" -> nothing.containment(root);
        case "assize/collection/v1" -> nothing.collection(root);
        default -> nothing.in(State.UNREADABLE);
      };
    } catch (JacksonException e) {
      return nothing.in(State.UNREADABLE);
    }
  }

  private static String signed(FurtherResult result) {
    String setting =
        result.examination().equals(FurtherResult.CONTAINMENT)
            ? "approvals \"" + result.setting() + "\""
            : result.setting();
    return setting + ": " + Findings.answer(result.finding());
  }

  private FurtherAccount in(State other) {
    return new FurtherAccount(name, digest, signed, other, lines, gaps, contacts);
  }

  private FurtherAccount read(
      List<String> found, Collection<String> missed, Collection<String> parties) {
    return new FurtherAccount(
        name,
        digest,
        signed,
        State.GIVEN,
        cut(found),
        cut(List.copyOf(missed)),
        List.copyOf(parties));
  }

  private FurtherAccount containment(JsonNode root) {
    Map<String, String> titles = new LinkedHashMap<>();
    root.path("harms")
        .forEach(harm -> titles.put(harm.path("id").asString(""), harm.path("title").asString("")));
    List<String> found = new ArrayList<>();
    TreeSet<String> missed = new TreeSet<>();
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
          found.add(
              approvals + status(status) + ", " + harms.size() + ": " + String.join("; ", harms)));
      String problem = setting.path("problem").asString("");
      if (!problem.isEmpty()) {
        found.add(approvals + "nothing could be assessed: " + problem);
      }
      setting.path("gaps").forEach(gap -> missed.add(gap.asString("")));
    }
    return read(found, missed, List.of());
  }

  private static String status(String status) {
    return switch (status) {
      case "POSSIBLE" -> "possible to a hijacked model";
      case "PREVENTED" -> "prevented";
      default -> "not assessed";
    };
  }

  private FurtherAccount collection(JsonNode root) {
    List<String> found = new ArrayList<>();
    TreeSet<String> parties = new TreeSet<>();
    TreeSet<String> missed = new TreeSet<>();
    boolean shipped = true;
    for (JsonNode setting : root.path("settings")) {
      String title = setting.path("name").asString("") + ": ";
      for (JsonNode contact : setting.path("contacts")) {
        JsonNode to = contact.path("destination");
        String party = to.path("party").asString("");
        found.add(
            "%s%s (%s) got %,d bytes"
                .formatted(
                    title, to.path("host").asString(""), party, contact.path("bytes").asLong(0)));
        if (shipped) {
          parties.add(party);
        }
      }
      if (setting.path("contacts").isEmpty()) {
        found.add(title + "nobody was seen to get anything");
      }
      for (JsonNode run : setting.path("runs")) {
        run.path("gaps").forEach(gap -> missed.add(gap.asString("")));
        if (!run.path("usable").asBoolean(false)) {
          missed.add(title + "a run could not be used");
        }
      }
      shipped = false;
    }
    return read(found, missed, parties);
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
