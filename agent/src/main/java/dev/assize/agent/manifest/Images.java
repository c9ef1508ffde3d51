package dev.assize.agent.manifest;

import dev.assize.statement.Json;
import dev.assize.statement.document.Document;
import dev.assize.statement.document.DocumentException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the container images among a manifest's {@code artifacts}, which the schema has passed. */
final class Images {

  private Images() {}

  /**
   * @throws DocumentException with every problem and its place
   */
  static List<ContainerImage> read(Document document) {
    List<ContainerImage> images = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    JsonNode artifacts = document.root().path("artifacts");
    for (int i = 0; i < artifacts.size(); i++) {
      String pointer = "/artifacts/" + i;
      if (!artifacts.get(i).has("image")) {
        continue;
      }
      try {
        ContainerImage image = image(document, pointer, artifacts.get(i));
        if (!listed.add(image.image())) {
          throw document.problem(pointer + "/image", "this image stands twice");
        }
        images.add(image);
      } catch (DocumentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new DocumentException(problems);
    }
    return images;
  }

  private static ContainerImage image(Document document, String pointer, JsonNode node) {
    String text = node.get("image").stringValue();
    if (ImageReference.parse(text).filter(each -> each.toString().equals(text)).isEmpty()) {
      throw document.problem(
          pointer + "/image",
          "pin the image by its digest and leave out a tag: registry/name@sha256:…");
    }
    try {
      return Json.mapper().treeToValue(node, ContainerImage.class);
    } catch (JacksonException e) {
      throw document.problem(pointer, e.getOriginalMessage());
    }
  }
}
