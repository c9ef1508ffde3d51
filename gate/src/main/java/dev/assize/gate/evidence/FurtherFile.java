package dev.assize.gate.evidence;

import dev.assize.statement.Conformity;
import dev.assize.statement.Json;
import dev.assize.statement.intoto.ExaminationPredicate.FurtherResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a file that containment or collection left, to hold a signed finding against it. Stateless.
 */
public final class FurtherFile {

  private static final Set<String> FOR_WORK = Set.of("model", "world");

  private FurtherFile() {}

  /**
   * Whether a file that has the digest that an outcome names says otherwise than its finding. One
   * in a format that this version does not know contradicts nothing.
   */
  public static boolean contradicts(byte[] file, FurtherResult signed) {
    try {
      JsonNode root = Json.mapper().readTree(file);
      Map<String, Conformity> found =
          switch (root.path("format").asString("") + " " + signed.examination()) {
            case "assize/containment/v1 containment" -> containment(root);
            case "assize/collection/v1 collection" -> collection(root);
            default -> Map.of(signed.setting(), signed.finding());
          };
      return found.get(signed.setting()) != signed.finding();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static Map<String, Conformity> containment(JsonNode root) {
    Map<String, Conformity> found = new LinkedHashMap<>();
    for (JsonNode setting : root.path("settings")) {
      JsonNode answers = setting.path("answers");
      found.putIfAbsent(
          setting.path("setting").asString(""),
          FurtherResult.contained(
              answers.size(), count(answers, "POSSIBLE"), count(answers, "PREVENTED")));
    }
    return found;
  }

  private static int count(JsonNode answers, String status) {
    return Math.toIntExact(
        answers
            .valueStream()
            .filter(answer -> answer.path("status").asString("").equals(status))
            .count());
  }

  private static Map<String, Conformity> collection(JsonNode root) {
    Map<String, Conformity> found = new LinkedHashMap<>();
    for (JsonNode setting : root.path("settings")) {
      List<JsonNode> beside =
          setting.path("contacts").valueStream().filter(each -> !isForWork(each)).toList();
      boolean whole =
          !setting.path("runs").isEmpty()
              && setting.path("runs").valueStream().allMatch(FurtherFile::isWhole)
              && beside.stream().allMatch(contact -> contact.path("unread").isEmpty());
      Set<String> parties = beside.stream().map(FurtherFile::party).collect(Collectors.toSet());
      boolean producer = parties.remove("producer");
      found.putIfAbsent(
          setting.path("name").asString(""),
          FurtherResult.collected(whole, producer, !parties.isEmpty()));
    }
    return found;
  }

  private static boolean isWhole(JsonNode run) {
    return run.path("usable").asBoolean(false)
        && run.path("modelAsked").asBoolean(false)
        && run.path("gaps").isEmpty();
  }

  private static boolean isForWork(JsonNode contact) {
    return FOR_WORK.contains(party(contact));
  }

  private static String party(JsonNode contact) {
    return contact.path("destination").path("party").asString("");
  }
}
