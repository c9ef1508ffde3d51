package dev.assize.examination;

import dev.assize.statement.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of {@code plan.json}: that of the plan, but that the attacks of a lane, which most lanes
 * of a world share, stand once in {@code attackLists}, and the lane has the number of its list. A
 * lane's own order follows from the seed. Plans with all attacks in each lane are read, too.
 */
final class PlanFile {

  private static final String LISTS = "attackLists";
  private static final String LIST = "attackList";
  private static final String ATTACKS = "attacks";

  private PlanFile() {}

  static JsonNode of(Plan plan) {
    ObjectNode tree = Json.mapper().valueToTree(plan);
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0; i < plan.lanes().size(); i++) {
      Lane lane = plan.lanes().get(i);
      if (!lane.attacks().isEmpty() && lane.equals(ordered(plan, lane))) {
        List<String> declared = lane.declared().attacks();
        if (!lists.contains(declared)) {
          lists.add(declared);
        }
        ObjectNode written = (ObjectNode) tree.path("lanes").path(i);
        written.remove(ATTACKS);
        written.put(LIST, lists.indexOf(declared));
      }
    }
    if (!lists.isEmpty()) {
      tree.set(LISTS, Json.mapper().valueToTree(lists));
    }
    return tree;
  }

  /**
   * @throws JacksonException if it is not a plan
   */
  static Plan read(byte[] bytes) {
    JsonNode tree = Json.mapper().readTree(bytes);
    List<Integer> listed = new ArrayList<>();
    for (JsonNode lane : tree.path("lanes")) {
      JsonNode list = tree.path(LISTS).path(lane.path(LIST).asInt(-1));
      if (lane instanceof ObjectNode object && !object.has(ATTACKS)) {
        object.set(
            ATTACKS, list instanceof ArrayNode attacks ? attacks : Json.mapper().createArrayNode());
        listed.add(list.isArray() ? 1 : 0);
      } else {
        listed.add(0);
      }
    }
    Plan plan = Json.mapper().treeToValue(tree, Plan.class);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < plan.lanes().size(); i++) {
      Lane lane = plan.lanes().get(i);
      lanes.add(listed.get(i) == 1 ? ordered(plan, lane) : lane);
    }
    return plan.withLanes(lanes);
  }

  /** The lane with its attacks in the order that the plan gives. */
  private static Lane ordered(Plan plan, Lane lane) {
    return plan.drawn() != null ? lane.shuffled(plan.seed()) : lane.declared();
  }
}
