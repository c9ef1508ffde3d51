package dev.assize.server.admission;

import dev.assize.server.FrozenGate;
import dev.assize.statement.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What API servers send: the samples in {@code src/test/resources/admission}. */
public final class Reviews {

  private Reviews() {}

  public static ObjectNode sample(String name) throws IOException {
    return (ObjectNode)
        Json.mapper()
            .readTree(
                Files.readAllBytes(
                    FrozenGate.ROOT.resolve(
                        "server/src/test/resources/admission/" + name + ".json")));
  }

  /** The pod in a sample of a pod, changed. */
  public static ObjectNode pod(Consumer<ObjectNode> change) throws IOException {
    ObjectNode review = sample("pod-create");
    change.accept((ObjectNode) review.at("/request/object"));
    return review;
  }

  public static ObjectNode annotations(ObjectNode pod) {
    return (ObjectNode) pod.at("/metadata/annotations");
  }

  public static ObjectNode container(ObjectNode pod) {
    return (ObjectNode) pod.at("/spec/containers/0");
  }

  public static ArrayNode array(JsonNode object, String name) {
    return ((ObjectNode) object).withArrayProperty(name);
  }
}
