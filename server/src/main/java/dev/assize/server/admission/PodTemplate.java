package dev.assize.server.admission;

import dev.assize.server.decision.QuestionException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The pod that an object is, or is to make.
 *
 * @param marks its annotations that are ours, without their prefix
 * @param spec its specification
 */
record PodTemplate(Map<String, String> marks, JsonNode spec) {

  /** Before the names of our annotations. */
  static final String PREFIX = "assize.dev/";

  /** Which annotation names the agent. */
  static final String AGENT = "agent";

  /** Where each kind of object has its pod. */
  private static final Map<String, String> PLACES =
      Map.of(
          "Pod", "",
          "PodTemplate", "/template",
          "ReplicationController", "/spec/template",
          "ReplicaSet", "/spec/template",
          "Deployment", "/spec/template",
          "StatefulSet", "/spec/template",
          "DaemonSet", "/spec/template",
          "Job", "/spec/template",
          "CronJob", "/spec/jobTemplate/spec/template");

  /**
   * @return empty if nobody knows where this kind of object has its pod
   * @throws QuestionException if it has none there
   */
  static Optional<PodTemplate> of(String kind, JsonNode object) {
    String place = PLACES.get(kind);
    if (place == null) {
      return Optional.empty();
    }
    JsonNode pod = place.isEmpty() ? object : object.at(place);
    if (!pod.path("spec").isObject()) {
      throw new QuestionException("/request/object" + place + "/spec: is to be an object");
    }
    return Optional.of(new PodTemplate(marks(pod.at("/metadata/annotations")), pod.get("spec")));
  }

  private static Map<String, String> marks(JsonNode annotations) {
    Map<String, String> marks = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : annotations.properties()) {
      if (each.getKey().toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
        boolean isOurs = each.getKey().startsWith(PREFIX) && each.getValue().isString();
        if (!isOurs) {
          throw new QuestionException("an annotation " + PREFIX + "… is written wrongly");
        }
        marks.put(each.getKey().substring(PREFIX.length()), each.getValue().stringValue());
      }
    }
    return marks;
  }
}
